import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { manifestSchema } from '../model/manifest/schema.js';
import { findOnPath } from '../process/find-on-path.js';
import { resolveNodeRuntime } from '../process/node-runtime.js';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { testServices } from '../testing/test-extension.js';
import { Supervisor } from './supervisor.js';

const samples = path.resolve(import.meta.dirname, '../../../sample-extensions');
const runtime = resolveNodeRuntime();
const running: Supervisor[] = [];

function supervise(sample: string, transport: 'unix' | 'tcp'): Supervisor {
  const folder = path.join(samples, sample);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const supervisor = new Supervisor({
    description: { id: `${manifest.publisher}.${manifest.name}`, manifest, folder, origin: 'linked' },
    services: testServices().services,
    runtime,
    settings: () => ({ transport, socketDirectory: '' }),
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
  expect(supervisor.transport).toEqual({ kind: transport });
});

const canRunPython = canRun && findOnPath('python3', process.env.PATH ?? '') !== undefined;

test.skipIf(!canRunPython)('so does hello-python, which has no SDK', async () => {
  const supervisor = supervise('hello-python', 'unix');
  await supervisor.start('onStartup');
  expect(supervisor.methods.length).toBeGreaterThan(0);
  const [method = ''] = supervisor.methods;
  expect(await supervisor.call(method, ['Ada'])).toContain('Ada');
});
