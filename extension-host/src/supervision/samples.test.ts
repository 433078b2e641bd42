import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { manifestSchema } from '../model/manifest/schema.js';
import type { EncryptionPreference } from '../model/transport.js';
import { findOnPath } from '../process/find-on-path.js';
import { resolveNodeRuntime } from '../process/node-runtime.js';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { testServices } from '../testing/test-extension.js';
import { Supervisor } from './supervisor.js';

const samples = path.resolve(import.meta.dirname, '../../../sample-extensions');
const runtime = resolveNodeRuntime();
const running: Supervisor[] = [];

function supervise(
  sample: string,
  transport: 'unix' | 'tcp',
  encryption: EncryptionPreference = 'off',
): Supervisor {
  const folder = path.join(samples, sample);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const supervisor = new Supervisor({
    description: { id: `${manifest.publisher}.${manifest.name}`, manifest, folder, origin: 'linked' },
    services: testServices().services,
    runtime,
    settings: () => ({ transport, socketDirectory: '', encryption }),
    log: () => undefined,
    onLine: () => undefined,
  });
  running.push(supervisor);
  return supervisor;
}

assertNoLeaks();
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
});

const canRun = existsSync(path.join(samples, 'hello-world')) && runtime.launcher !== undefined;

test.skipIf(!canRun).each(['unix', 'tcp'] as const)('hello-world says hello over %s', async (transport) => {
  const supervisor = supervise('hello-world', transport);
  await supervisor.start('onStartup');
  expect(await supervisor.call('MyPlugin.SayHello', ['Ada'])).toBe('Hello, Ada');
  expect(supervisor.transport).toEqual({ kind: transport, encryption: 'none' });
});

const canRunPython = canRun && findOnPath('python3', process.env.PATH ?? '') !== undefined;

test.skipIf(!canRunPython)('so does hello-python, which has no SDK', async () => {
  const supervisor = supervise('hello-python', 'unix');
  await supervisor.start('onStartup');
  expect(supervisor.methods.length).toBeGreaterThan(0);
  const [method = ''] = supervisor.methods;
  expect(await supervisor.call(method, ['Ada'])).toContain('Ada');
});

test.skipIf(!canRunPython).each(['unix', 'tcp'] as const)(
  'the ssl of the standard library of Python is enough for an encrypted connection over %s',
  async (transport) => {
    const supervisor = supervise('hello-python', transport, 'always');
    await supervisor.start('onStartup');
    expect(await supervisor.call('HelloPython.SayHello', ['Ada'])).toContain('Ada');
    expect(supervisor.transport).toEqual({ kind: transport, encryption: 'tls' });
    await supervisor.stop();
    expect(supervisor.state.status).toBe('inactive');
  },
);
