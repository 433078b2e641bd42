import { expect, test } from 'vitest';
import { call, logOf, pidsOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

/** Says of its health what it is told to. `activate` is run while it activates. */
const patient = (activate = '') => `
  import { register, run } from '@plugo/sdk';
  let context;
  register({
    say: (status, message) => context.health[status](message),
    sayLater: (milliseconds, status, message) => { setTimeout(() => context.health[status](message), milliseconds); },
    answer: () => context.extension.id,
    crash: () => { setTimeout(() => process.exit(7)); },
  }, 'Patient');
  run({ activate(given) { context = given; ${activate} } });`;

/** Prints what it hears of its dependencies. */
const listener = `
  import { register, run } from '@plugo/sdk';
  let context;
  register({ ask: (service, method) => context.extensions.callService(service, method) }, 'Listener');
  run({ activate(given) {
    context = given;
    context.extensions.onDidChange((...change) => console.log(change.join(' | ')));
  } });`;

test('an extension says that it is degraded: it is shown at once, and it stays active', async () => {
  await hosts.installed({ name: 'patient', code: patient() });
  const host = await hosts.start();
  expect(viewOf(host, 'test.patient').health).toMatchObject({ status: 'ok' });
  await call(host, 'test.patient', 'Patient.say', 'degraded', 'The database is away');
  await eventually(() =>
    expect(viewOf(host, 'test.patient')).toMatchObject({
      state: { status: 'active' },
      health: { status: 'degraded', message: 'The database is away' },
    }),
  );
  expect(await call(host, 'test.patient', 'Patient.answer')).toBe('test.patient');
  await call(host, 'test.patient', 'Patient.say', 'ok');
  await eventually(() => expect(viewOf(host, 'test.patient').health).toMatchObject({ status: 'ok' }));
  expect(logOf(host, 'test.patient').slice(1)).toEqual([
    'PATIENT says that it works worse than it should: The database is away',
    'PATIENT says that it is well again.',
  ]);
});

test('a client that only answers pings is heard, too', async () => {
  const code = `
    import net from 'node:net';
    const socket = net.connect(process.env.PLUGO_ENDPOINT.replace('unix:', ''));
    const send = (message) => { const body = JSON.stringify({ jsonrpc: '2.0', ...message }); socket.write('Content-Length: ' + Buffer.byteLength(body) + '\\r\\n\\r\\n' + body); };
    send({ id: 0, method: 'initialize', params: { token: process.env.PLUGO_TOKEN, protocolVersions: [1] } });
    const results = { activate: { methods: [] }, ping: { status: 'degraded', message: 'so so' }, deactivate: null };
    process.stdin.resume().on('end', () => process.exit());
    let text = '';
    socket.on('data', (data) => {
      text += data;
      for (const [, body] of text.matchAll(/\\r\\n\\r\\n(\\{.*?\\})(?=Content|$)/g)) {
        const { id, method } = JSON.parse(body);
        if (method) send({ id, result: results[method] });
      }
      text = '';
    });`;
  const manifest = { main: undefined, plugo: { run: { command: process.execPath, args: ['main.js'] } } };
  await hosts.installed({ name: 'plain', code, manifest });
  const host = await hosts.start({ timings: { pingInterval: 50 } });
  await eventually(() =>
    expect(viewOf(host, 'test.plain').health).toMatchObject({ status: 'degraded', message: 'so so' }),
  );
});

test('calls wait until an extension is ready, within their time', async () => {
  const activate = `context.health.notReady('Loading the index');`;
  await hosts.installed({ name: 'patient', code: patient(activate) });
  const host = await hosts.start();
  await expect(
    host.call(
      { id: 'test.patient', method: 'Patient.answer', arguments: [], timeout: 100 },
      AbortSignal.timeout(10_000),
    ),
  ).rejects.toMatchObject({
    code: 'NOT_READY',
    message: 'Patient.answer was not called: test.patient was not ready for calls in time: Loading the index',
  });
  expect(viewOf(host, 'test.patient')).toMatchObject({
    state: { status: 'active' },
    health: { status: 'notReady', message: 'Loading the index' },
  });
});

test('a call that waits is made when it becomes ready; services go to another provider meanwhile', async () => {
  const manifest = { provides: ['answers'] };
  const activate = `context.health.notReady('Loading'); setTimeout(() => context.health.ok(), 600);`;
  await hosts.installed({ name: 'slow', code: patient(activate), manifest });
  await hosts.installed({ name: 'tidy', code: patient(), manifest });
  const host = await hosts.start();
  const service = { service: 'answers', method: 'Patient.answer', arguments: [] };
  const signal = AbortSignal.timeout(10_000);
  const waiting = call(host, 'test.slow', 'Patient.answer');
  expect(await host.callService(service, signal)).toBe('test.tidy');
  expect(await waiting).toBe('test.slow');
  expect(await host.callService(service, signal)).toBe('test.slow');
});

test('a reload waits until the new process is ready', async () => {
  const activate = `context.health.notReady('Loading'); setTimeout(() => context.health.ok(), 200);`;
  await hosts.installed({ name: 'patient', code: patient(activate) });
  const host = await hosts.start();
  await call(host, 'test.patient', 'Patient.answer');
  const answers: unknown[] = [];
  const reloaded = host.reload('test.patient').then(() => answers.push('reloaded'));
  while (answers.length < 3 || answers.at(-1) !== 'reloaded') {
    // No call waits: the process before is ready all the time.
    answers.push(
      await host.call(
        { id: 'test.patient', method: 'Patient.answer', arguments: [], timeout: 150 },
        AbortSignal.timeout(10_000),
      ),
    );
    await new Promise(setImmediate);
    if (answers.includes('reloaded')) break;
  }
  await reloaded;
  expect(new Set(answers)).toEqual(new Set(['test.patient', 'reloaded']));
});

test('those that depend on an extension are told what becomes of it, and run on', async () => {
  await hosts.installed({ name: 'patient', code: patient() });
  await hosts.installed({
    name: 'listener',
    code: listener,
    manifest: { extensionDependencies: { 'test.patient': '*' } },
  });
  await hosts.installed({ name: 'stranger', code: listener });
  const host = await hosts.start();
  const { 'test.listener': before } = pidsOf(host);
  await call(host, 'test.patient', 'Patient.say', 'degraded', 'slow');
  await call(host, 'test.patient', 'Patient.sayLater', 200, 'ok');
  await call(host, 'test.patient', 'Patient.say', 'notReady', 'later');
  // A call that waits until it is ready again.
  await call(host, 'test.patient', 'Patient.crash');
  const heard = () => logOf(host, 'test.listener').slice(1);
  await eventually(() => expect(heard()).toHaveLength(5), 10_000);
  await host.reload('test.patient');
  await eventually(() => expect(heard()).toHaveLength(6));
  expect(heard()).toEqual([
    'test.patient | degraded | slow',
    'test.patient | notReady | later',
    'test.patient | active | ',
    'test.patient | down | PATIENT exited with code 7.',
    'test.patient | active | ',
    'test.patient | reloaded | ',
  ]);
  expect(logOf(host, 'test.stranger')).toHaveLength(1);
  expect(pidsOf(host)['test.listener']).toBe(before);
});

test('one with an optional dependency runs on while that is down, and hears when it is up again', async () => {
  await hosts.installed({ name: 'patient', code: patient() });
  await hosts.installed({
    name: 'listener',
    code: listener,
    manifest: { optionalExtensionDependencies: { 'test.patient': '*' } },
  });
  const host = await hosts.start();
  const { 'test.listener': before } = pidsOf(host);
  await host.disable('test.patient', false);
  await host.enable('test.patient');
  await whenState(host, 'test.patient', 'active');
  await eventually(() =>
    expect(logOf(host, 'test.listener').slice(1)).toEqual([
      'test.patient | down | ',
      'test.patient | active | ',
    ]),
  );
  expect(pidsOf(host)['test.listener']).toBe(before);
});
