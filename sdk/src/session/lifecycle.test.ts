import { expect, test } from 'vitest';
import { DeactivateRequest, PingRequest, unreachableExitCode } from '../protocol/index.js';
import { testToken } from '../testing/test-host.js';
import { useWorkbench } from '../testing/workbench.js';
import { sdkVersion } from '../version.js';

const bench = useWorkbench();

/** Tells on stdout what happens, so that a test can read the story. */
const narrator = `
import { run } from '@plugo/sdk';
run({
  async activate(context) {
    console.log('activate ' + context.extension.id);
    context.subscriptions.push({ dispose: () => console.log('dispose first') });
    context.subscriptions.push({ dispose: () => console.log('dispose last') });
  },
  async deactivate() {
    await new Promise((resolve) => setTimeout(resolve, 20));
    console.log('deactivate');
  },
});
`;
const wholeStory = 'activate test.extension\ndeactivate\ndispose last\ndispose first\n';

test.each(['unix', 'tcp'] as const)('over %s it introduces itself, works and leaves', async (transport) => {
  const launch = await bench.author.write(narrator);
  const { introduction, connection, activate, process } = await bench.host.start(launch, { transport });
  expect(introduction).toEqual({
    token: testToken,
    protocolVersions: [1],
    encodings: ['msgpack'],
    compressions: ['gzip', 'brotli'],
    sdk: { name: '@plugo/sdk', version: sdkVersion },
    batches: true,
    attachments: true,
    connections: true,
    profiles: true,
  });
  expect(await activate()).toEqual([]);
  expect(await connection.sendRequest(PingRequest, {})).toEqual({ status: 'ok' });
  expect(await connection.sendRequest(DeactivateRequest, {})).toBeNull();
  expect(await process.exited).toEqual({ code: 0, signal: null });
  expect(process.stdout).toBe(wholeStory);
});

test('it leaves in order when the connection closes', async () => {
  const { activate, hangUp, process } = await bench.host.start(await bench.author.write(narrator));
  await activate();
  hangUp();
  expect(await process.exited).toEqual({ code: 0, signal: null });
  expect(process.stdout).toBe(wholeStory);
});

test('it leaves in order when stdin ends, as it does when the host is killed', async () => {
  const { activate, process } = await bench.host.start(await bench.author.write(narrator));
  await activate();
  process.child.stdin?.end();
  expect(await process.exited).toEqual({ code: 0, signal: null });
  expect(process.stdout).toBe(wholeStory);
});

test('a deactivate() that never ends is left after 3 s', async () => {
  const launch = await bench.author.write(`
    import { run } from '@plugo/sdk';
    run({ deactivate: () => new Promise(() => setInterval(() => {}, 1000)) });
  `);
  const { activate, hangUp, process } = await bench.host.start(launch);
  await activate();
  const since = Date.now();
  hangUp();
  await process.exited;
  expect(Date.now() - since).toBeGreaterThan(2_900);
  expect(Date.now() - since).toBeLessThan(6_000);
});

test('activate() is run once, however often it is asked for', async () => {
  const { activate, process } = await bench.host.start(await bench.author.write(narrator));
  await Promise.all([activate(), activate()]);
  await activate();
  expect(process.stdout).toBe('activate test.extension\n');
});

test('an activate() that throws fails the activation, and deactivate() is not called', async () => {
  const launch = await bench.author.write(`
    import { run } from '@plugo/sdk';
    run({
      activate() { throw new Error('no database'); },
      deactivate() { console.log('deactivate'); },
    });
  `);
  const { activate, connection, process } = await bench.host.start(launch);
  await expect(activate()).rejects.toMatchObject({
    message: 'no database',
    data: { code: 'ACTIVATION_FAILED', stack: expect.stringContaining('main.mjs') },
  });
  await connection.sendRequest(DeactivateRequest, {});
  await process.exited;
  expect(process.stdout).toBe('');
});

test('an uncaught error ends the process as Node does, with the stack on stderr', async () => {
  const launch = await bench.author.write(`
    import { run } from '@plugo/sdk';
    run({ activate() { setTimeout(() => { throw new Error('oh no'); }, 20); } });
  `);
  const { activate, process } = await bench.host.start(launch);
  await activate();
  expect(await process.exited).toEqual({ code: 1, signal: null });
  expect(process.stderr).toContain('Error: oh no\n    at ');
});

test('started by hand it says who starts extensions', async () => {
  const process = bench.host.launch(await bench.author.write(narrator));
  expect(await process.exited).toEqual({ code: 1, signal: null });
  expect(process.stderr).toMatch(/^This is a Plugo extension and is started by Plugo, not by hand: .*\n$/);
});

test('where no host listens it says where it looked, and tells by its exit code', async () => {
  const launch = await bench.author.write(narrator);
  const env = { PLUGO_ENDPOINT: 'unix:/nowhere/socket', PLUGO_TOKEN: testToken };
  const process = bench.host.launch({ ...launch, env });
  expect(await process.exited).toEqual({ code: unreachableExitCode, signal: null });
  expect(process.stderr).toBe('No Plugo answers at unix:/nowhere/socket: connect ENOENT /nowhere/socket\n');
});

test('a host that refuses is quoted', async () => {
  const launch = await bench.author.write(narrator);
  const start = bench.host.start(launch, { refuse: 'wrong token' });
  await expect(start).rejects.toThrow('Plugo refused the connection: wrong token\n');
});
