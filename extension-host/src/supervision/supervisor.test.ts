import { afterEach, expect, test } from 'vitest';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import { testExtension, testRuntime, testServices } from '../testing/test-extension.js';
import { Supervisor } from './supervisor.js';
import type { SupervisorOptions } from './supervisor-options.js';
import type { SupervisionTimings } from './timings.js';

const quick: Partial<SupervisionTimings> = {
  handshake: 3_000,
  activation: 3_000,
  deactivation: 200,
  termination: 200,
  backOffBase: 20,
};

const toStop: Supervisor[] = [];

function supervise(
  manner: string,
  timings: Partial<SupervisionTimings> = {},
  more: Partial<SupervisorOptions> = {},
) {
  const { services, asked } = testServices();
  const lines: string[] = [];
  const logged: string[] = [];
  const supervisor = new Supervisor({
    description: testExtension(manner),
    services,
    runtime: testRuntime,
    settings: () => ({ transport: 'auto', socketDirectory: '' }),
    log: (level, message) => logged.push(`${level}: ${message}`),
    onLine: (stream, line) => lines.push(`${stream}: ${line}`),
    timings: { ...quick, ...timings },
    ...more,
  });
  const states: string[] = [];
  supervisor.onDidChangeState((state) => states.push(state.status));
  toStop.push(supervisor);
  return { supervisor, asked, lines, logged, states };
}

// Hooks after a test run last one first: stop, then look.
assertNoLeaks();
afterEach(async () => {
  await Promise.all(toStop.splice(0).map((supervisor) => supervisor.stop()));
});

test('a started extension is active and can be called', async () => {
  const { supervisor, states, logged } = supervise('well');
  await supervisor.start('onStartup');
  expect(await supervisor.call('Test.echo', ['hello'])).toBe('hello');
  expect(states).toEqual(['starting', 'activating', 'active']);
  expect(supervisor.transport).toEqual({ kind: 'unix', encryption: 'none' });
  expect(supervisor.methods).toContain('Test.echo');
  expect(logged).toEqual([
    expect.stringMatching(/^info: Active after .* m?s: process \d+, over a Unix socket, raw 1\.0\.0\.$/),
  ]);
});

test('stop asks it to deactivate, and nothing is left', async () => {
  const { supervisor, states, lines } = supervise('well');
  await supervisor.start('onStartup');
  const pid = supervisor.pid as number;
  await supervisor.stop();
  expect(states.slice(-2)).toEqual(['stopping', 'inactive']);
  expect(lines).toContain('stdout: deactivated');
  expect(isAlive(pid)).toBe(false);
});

test('starts at the same time share one process', async () => {
  const { supervisor, states } = supervise('well');
  await Promise.all([supervisor.start('a'), supervisor.start('b'), supervisor.start('c')]);
  expect(states).toEqual(['starting', 'activating', 'active']);
});

test('a crash is named, then the extension is started again', async () => {
  const { supervisor, states, logged } = supervise('well');
  await supervisor.start('onStartup');
  await expect(supervisor.call('Test.exit', [7])).rejects.toMatchObject({ code: 'CALL_INTERRUPTED' });
  await eventually(() => expect(states.slice(3)).toEqual(['backingOff', 'starting', 'activating', 'active']));
  expect(supervisor.restarts).toBe(1);
  expect(supervisor.lastCrash).toMatchObject({
    error: { code: 'EXITED', message: 'tester exited with code 7. Last line on stderr: "last words".' },
    exit: { code: 7, signal: null, lastErrorLines: ['last words'] },
  });
  expect(logged).toContain(
    'error: tester exited with code 7. Last line on stderr: "last words". It is started again at once.',
  );
});

test('sentences call an extension by the name that people see', async () => {
  const description = testExtension('well', { displayName: 'Word Count' });
  const { supervisor } = supervise('well', {}, { description });
  await supervisor.start('onStartup');
  await expect(supervisor.call('Test.exit', [7])).rejects.toThrow('Word Count');
  await eventually(() =>
    expect(supervisor.lastCrash?.error.message).toMatch(/^Word Count exited with code 7\./),
  );
});

test('a signal is named', async () => {
  const { supervisor } = supervise('well');
  await supervisor.start('onStartup');
  supervisor.call('Test.die', ['SIGSEGV']).catch(() => undefined);
  await eventually(() => expect(supervisor.lastCrash?.error.message).toMatch(/^tester was ended by SIGSEGV/));
});

test('five crashes are too many; a start by hand counts anew', async () => {
  const { supervisor, states } = supervise('fails at once');
  await expect(supervisor.start('onStartup')).rejects.toMatchObject({ code: 'EXITED' });
  await eventually(() => expect(supervisor.state.status).toBe('failed'));
  expect(states.filter((status) => status === 'starting')).toHaveLength(5);
  expect(supervisor.state).toMatchObject({
    error: {
      code: 'CRASH_LIMIT',
      message:
        'tester crashed 5 times within 5 min and stays stopped. The last time: tester did not connect: it exited with code 1. Last line on stderr: "Error: cannot find my settings".',
    },
  });
  await expect(supervisor.start('onStartup')).rejects.toMatchObject({ code: 'EXITED' });
  expect(supervisor.state.status).toBe('backingOff');
});

test('one whose manifest says so is not started again after a crash', async () => {
  const description = testExtension('well', { restart: { policy: 'never', reload: 'beside' } });
  const { supervisor, states } = supervise('well', {}, { description });
  await supervisor.start('onStartup');
  supervisor.call('Test.exit', [7]).catch(() => undefined);
  await eventually(() =>
    expect(supervisor.state).toMatchObject({
      status: 'failed',
      error: {
        code: 'EXITED',
        nextStep: expect.stringMatching(/^See its log, correct it, then press Restart/),
      },
    }),
  );
  expect(states).toEqual(['starting', 'activating', 'active', 'failed']);
});

test('as many crashes as the manifest allows, and it stays stopped', async () => {
  const description = testExtension('fails at once', {
    restart: { policy: 'on-crash', maxCrashes: 2, reload: 'beside' },
  });
  const { supervisor, states } = supervise('fails at once', {}, { description });
  await supervisor.start('onStartup').catch(() => undefined);
  await eventually(() => expect(supervisor.state.status).toBe('failed'));
  expect(states.filter((status) => status === 'starting')).toHaveLength(2);
});

test('what no retry can mend fails at once', async () => {
  const { supervisor, states } = supervise('other version');
  await expect(supervisor.start('onStartup')).rejects.toMatchObject({
    code: 'PROTOCOL_VERSION',
    message: 'tester speaks versions 7, 8 of the protocol, and this host speaks version 1.',
  });
  expect(states).toEqual(['starting', 'failed']);
});

test('an extension that never connects is told how to', async () => {
  const { supervisor } = supervise('never connects', { handshake: 500 });
  await expect(supervisor.start('onStartup')).rejects.toMatchObject({
    code: 'HANDSHAKE_TIMEOUT',
    message:
      'tester did not connect within 500 ms. Does its main file call run()? Last line on stderr: "waiting for something else".',
  });
});

test.each([
  [
    'exits at once',
    'EXITED',
    /^tester did not connect: it exited with code 0\. Does its main file call run\(\)\?$/,
  ],
  ['fails to activate', 'ACTIVATION_FAILED', /^tester failed in activate\(\): no disk$/],
  ['exits in activate', 'EXITED', /^tester exited with code 3\.$/],
  [
    'sends a wrong token',
    'HANDSHAKE_REFUSED',
    /^tester sent "initialize" with a token that is not its PLUGO_TOKEN\. Then it exited/,
  ],
  [
    'talks at once',
    'HANDSHAKE_REFUSED',
    /^tester sent "log\/write" first, and not the request "initialize"\. Then/,
  ],
])('one that %s is refused with the reason', async (manner, code, message) => {
  const { supervisor } = supervise(manner, { backOffBase: 60_000, crashLimit: 1 });
  const error = await supervisor.start('onStartup').catch((thrown) => thrown);
  const reason = error.code === 'CRASH_LIMIT' ? error.cause : error;
  expect(reason).toMatchObject({ code, message: expect.stringMatching(message) });
});

test.each(['hangs in activate', 'freezes in activate', 'sends half a frame', 'lives on after a refusal'])(
  'one that %s is ended when its time is up',
  async (manner) => {
    const { supervisor } = supervise(manner, { handshake: 800, activation: 800, crashLimit: 1 });
    await expect(supervisor.start('onStartup')).rejects.toThrow(/within 800 ms|token/);
    expect(supervisor.state.status).toBe('failed');
  },
);

test.each(['starting', 'activating'])('stop while it is %s ends it', async (status) => {
  const { supervisor, states } = supervise(status === 'starting' ? 'never connects' : 'hangs in activate');
  const started = supervisor.start('onStartup').catch((error) => error);
  await eventually(() => expect(states.at(-1)).toBe(status));
  if (status === 'starting') await eventually(() => expect(supervisor.pid).toBeDefined());
  await supervisor.stop();
  expect(await started).toMatchObject({
    code: 'NOT_RUNNING',
    message: 'tester was stopped before it was active.',
  });
  expect(supervisor.state).toEqual({ status: 'inactive' });
});

test('stop at the same moment as start leaves nothing', async () => {
  const { supervisor } = supervise('well');
  const started = supervisor.start('onStartup').catch((error) => error.code);
  await supervisor.stop();
  expect(await started).toBe('NOT_RUNNING');
});

test('the last of start, stop, start, stop wins', async () => {
  const { supervisor } = supervise('well');
  const codes = [];
  codes.push(supervisor.start('a').catch((error) => error.code));
  const first = supervisor.stop();
  codes.push(supervisor.start('b').catch((error) => error.code));
  await supervisor.stop();
  await first;
  expect(await Promise.all(codes)).toEqual(['NOT_RUNNING', 'NOT_RUNNING']);
  expect(supervisor.state).toEqual({ status: 'inactive' });
});

test('a start while it is being stopped comes after', async () => {
  const { supervisor, states } = supervise('well');
  await supervisor.start('onStartup');
  const stopped = supervisor.stop();
  await supervisor.start('onStartup');
  await stopped;
  expect(states.slice(3)).toEqual(['stopping', 'inactive', 'starting', 'activating', 'active']);
});

test('stop calls off a restart', async () => {
  const { supervisor } = supervise('fails at once', { backOffBase: 60_000 });
  await supervisor.start('onStartup').catch(() => undefined);
  await eventually(() => expect(supervisor.state).toMatchObject({ status: 'backingOff', attempt: 2 }));
  await supervisor.stop();
  expect(supervisor.state).toEqual({ status: 'inactive' });
});

test.each(['ignores SIGTERM', 'never deactivates'])('one that %s is killed', async (manner) => {
  const { supervisor, lines } = supervise(manner);
  await supervisor.start('onStartup');
  const pid = supervisor.pid as number;
  await supervisor.stop();
  expect(isAlive(pid)).toBe(false);
  expect(lines).toContain('stdout: SIGTERM ignored');
});

test.each(['stop', 'crash'])('grandchildren end with a %s', async (end) => {
  const { supervisor } = supervise('well');
  await supervisor.start('onStartup');
  const grandchild = (await supervisor.call('Test.grandchild', [])) as number;
  expect(isAlive(grandchild)).toBe(true);
  if (end === 'stop') await supervisor.stop();
  else await supervisor.call('Test.exit', [1]).catch(() => undefined);
  await eventually(() => expect(isAlive(grandchild)).toBe(false));
});

test('a frozen extension is unresponsive, then started again', async () => {
  const timings = { pingInterval: 100, pingTimeout: 60, unresponsiveLimit: 250 };
  const { supervisor, states } = supervise('well', timings);
  await supervisor.start('onStartup');
  const call = supervisor.call('Test.freeze', []).catch((error) => error.code);
  await eventually(() =>
    expect(states.slice(3)).toEqual(['unresponsive', 'backingOff', 'starting', 'activating', 'active']),
  );
  expect(await call).toBe('CALL_INTERRUPTED');
  expect(supervisor.lastCrash?.error).toMatchObject({
    code: 'UNRESPONSIVE',
    message: 'tester did not answer health checks for 550 ms, so it was ended.',
  });
});

test('a lost connection counts as a crash', async () => {
  const { supervisor } = supervise('well', { crashLimit: 1 });
  await supervisor.start('onStartup');
  supervisor.call('Test.hangUp', []).catch(() => undefined);
  await eventually(() => expect(supervisor.state.status).toBe('failed'));
});

test('a call to an extension that does not run says what it is doing', async () => {
  const { supervisor } = supervise('never connects');
  await expect(supervisor.call('Test.echo', [])).rejects.toThrow(
    'Test.echo was not called: tester is not running.',
  );
  supervisor.start('onStartup').catch(() => undefined);
  await expect(supervisor.call('Test.echo', [])).rejects.toThrow('tester is still starting.');
});

test('TCP when the manifest asks for it', async () => {
  const { supervisor } = supervise('well', {}, { description: testExtension('well', { transport: 'tcp' }) });
  await supervisor.start('onStartup');
  expect(supervisor.transport).toEqual({ kind: 'tcp', encryption: 'none' });
  expect(await supervisor.call('Test.echo', [1])).toBe(1);
});

test('TCP where no Unix socket can be made, and the log says why', async () => {
  const settings = () => ({ transport: 'auto' as const, socketDirectory: `/tmp/${'long'.repeat(30)}` });
  const { supervisor, logged } = supervise('well', {}, { settings });
  await supervisor.start('onStartup');
  expect(supervisor.transport?.kind).toBe('tcp');
  expect(logged[0]).toMatch(
    /over TCP because a socket in .* would have a path of \d+ bytes, and at most 100 are possible/,
  );
});

test('an extension that says it cannot reach the Unix socket is started over TCP, and that is no crash', async () => {
  const { supervisor, states, logged } = supervise('cannot reach a Unix socket');
  await supervisor.start('onStartup');
  expect(states).toEqual(['starting', 'activating', 'active']);
  expect(supervisor.transport).toEqual({
    kind: 'tcp',
    encryption: 'none',
    switchedFrom: 'unix',
    fallbackReason: 'the extension could not reach the Unix socket',
  });
  expect([supervisor.restarts, supervisor.lastCrash]).toEqual([0, undefined]);
  expect(logged).toEqual([
    'warning: The next start of tester goes over TCP, because the extension could not reach the Unix socket.',
    expect.stringMatching(/, over TCP because the extension could not reach the Unix socket, raw 1\.0\.0\.$/),
  ]);
});

test('one that can reach neither is told so', async () => {
  const { supervisor, logged } = supervise('reaches nothing', { crashLimit: 1 });
  await expect(supervisor.start('onStartup')).rejects.toMatchObject({
    code: 'CRASH_LIMIT',
    message: expect.stringContaining(
      'tester could not reach the TCP port: it exited with code 69. Last line on stderr: "connect EPERM".',
    ),
  });
  expect(logged.filter((line) => line.startsWith('warning'))).toEqual([
    'warning: The next start of tester goes over TCP, because the extension could not reach the Unix socket.',
    'warning: The next start of tester goes over a Unix socket, because the extension could not reach the TCP port.',
  ]);
});

test('one that does not connect in time, or crashes twice before it does, is tried over TCP at the next restart', async () => {
  const silent = supervise('does not find a Unix socket', { handshake: 1_500 });
  const crashing = supervise('crashes over a Unix socket');
  for (const { supervisor } of [silent, crashing]) supervisor.start('onStartup').catch(() => undefined);
  for (const { supervisor } of [silent, crashing]) {
    await eventually(() => expect(supervisor.state.status).toBe('active'), 20_000);
  }
  expect([silent.supervisor.restarts, silent.supervisor.transport?.fallbackReason]).toEqual([
    1,
    'nobody connected to the Unix socket within 1.5 s',
  ]);
  expect([crashing.supervisor.restarts, crashing.supervisor.transport?.fallbackReason]).toEqual([
    2,
    'the extension ended 2 times without having connected to the Unix socket',
  ]);
});

test('stop during the second attempt of a start ends that one, too', async () => {
  const { supervisor, logged } = supervise('cannot reach a Unix socket');
  const started = supervisor.start('onStartup');
  started.catch(() => undefined);
  await eventually(() => expect(logged[0]).toContain('goes over TCP'));
  await supervisor.stop();
  expect(supervisor.state.status).toBe('inactive');
  await started.catch(() => undefined);
});

test('a start that waits for the stop before it does not survive dispose', async () => {
  const { supervisor, states } = supervise('never deactivates');
  await supervisor.start('onStartup');
  const stopped = supervisor.stop();
  const startedAgain = supervisor.start('onStartup');
  supervisor.dispose();
  await expect(startedAgain).rejects.toMatchObject({ code: 'NOT_RUNNING' });
  await stopped;
  expect([supervisor.state.status, supervisor.pid]).toEqual(['inactive', undefined]);
  expect(states.filter((status) => status === 'starting')).toHaveLength(1);
});

test('dispose kills at once', async () => {
  const { supervisor } = supervise('ignores SIGTERM');
  await supervisor.start('onStartup');
  const pid = supervisor.pid as number;
  supervisor.dispose();
  await eventually(() => expect(isAlive(pid)).toBe(false));
});
