import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { TransportKind } from '../model/transport.js';
import { resolveNodeRuntime } from '../process/node-runtime.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { describe as describeExtension, testServices } from '../testing/test-extension.js';
import { writeExtension } from '../testing/write-extension.js';
import { Supervisor } from './supervisor.js';

assertNoLeaks();
const directory = useTemporaryDirectory();
const running: Supervisor[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
});

const code = `
import tls from 'node:tls';
import { register, run } from '@plugo/sdk';
let socket;
const { connect } = tls;
tls.connect = (options) => (socket = connect(options));
register({
  echo: (value) => value,
  files: () => [process.env.PLUGO_TLS_CERT, process.env.PLUGO_TLS_CA],
  commandLine: () => process.argv.join(' ') + process.execArgv.join(' '),
  leave: () => process.exit(7),
  hangUp: () => void socket.end(),
}, 'Test');
run();
`;

async function supervise(transport: TransportKind) {
  const folder = await writeExtension(path.join(directory.path, 'extension'), {}, { 'main.js': code });
  const logged: string[] = [];
  const supervisor = new Supervisor({
    description: describeExtension({ main: 'main.js', type: 'module' }, folder),
    services: testServices().services,
    runtime: resolveNodeRuntime(),
    settings: () => ({ transport, socketDirectory: directory.path, encryption: 'always' }),
    log: (level, message) => logged.push(`${level}: ${message}`),
    onLine: (stream, line) => logged.push(`${stream}: ${line}`),
    timings: { backOffBase: 20 },
  });
  running.push(supervisor);
  await supervisor.start('onStartup');
  return {
    supervisor,
    logged,
    call: (name: string, ...args: unknown[]) => supervisor.call(`Test.${name}`, args),
  };
}

test.each(['unix', 'tcp'] as const)(
  'over %s everything works as without: calls, large ones, many at once',
  async (kind) => {
    const { supervisor, logged, call } = await supervise(kind);
    expect(supervisor.transport).toEqual({ kind, encryption: 'tls' });
    expect(await call('echo', 'hello')).toBe('hello');
    const large = 'ä'.repeat(2 ** 21);
    expect(await call('echo', large)).toBe(large);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => call('echo', index)));
    expect(answers).toEqual(Array.from({ length: 200 }, (_, index) => index));
    expect(logged[0]).toMatch(/over (TCP|a Unix socket) with TLS, @plugo\/sdk/);
    await supervisor.stop();
    expect(supervisor.state.status).toBe('inactive');
  },
);

test('the keys are gone once it has connected, and were never on the command line', async () => {
  const { call } = await supervise('tcp');
  const files = (await call('files')) as string[];
  expect(files.map((file) => path.basename(file))).toEqual(['extension.pem', 'host.pem']);
  expect(files.filter((file) => existsSync(file) || existsSync(path.dirname(file)))).toEqual([]);
  expect(await call('commandLine')).not.toContain('.pem');
});

test('an extension that ends, hangs up or is killed is started again', async () => {
  const { supervisor, call } = await supervise('tcp');
  const restarted = async (after: number) => {
    await eventually(
      () => expect([supervisor.restarts, supervisor.state.status]).toEqual([after, 'active']),
      10_000,
    );
  };
  await expect(call('leave')).rejects.toMatchObject({ code: 'CALL_INTERRUPTED' });
  await restarted(1);
  await call('hangUp').catch(() => undefined);
  await restarted(2);
  const pid = supervisor.pid as number;
  process.kill(pid, 'SIGKILL');
  await restarted(3);
  expect(isAlive(pid)).toBe(false);
  expect(await call('echo', 1)).toBe(1);
});
