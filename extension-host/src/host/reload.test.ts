import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { toExtensionHostError } from '../model/errors.js';
import { call, logOf, pidsOf, statesOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();

const id = 'test.counter';

/** Writes the number of each call it answers into a file; answers some at once and some later. */
const counter = (file: string, activate = '') => `
import { appendFileSync } from 'node:fs';
import { register, run } from '@plugo/sdk';
class Counter {
  async take(number, milliseconds) {
    appendFileSync(${JSON.stringify(file)}, number + '\\n');
    if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return [number, process.pid];
  }
  setting(key) { return this.context.configuration.get(key); }
}
const counter = new Counter();
register(counter);
run({ async activate(context) { counter.context = context; ${activate} } });
`;

/** Waits in activate() for a file, so that a test can act while the new process gets ready. */
const waitsFor = (file: string) => `
  console.log('activating ' + process.pid);
  const { existsSync } = await import('node:fs');
  while (!existsSync(${JSON.stringify(file)})) await new Promise((resolve) => setTimeout(resolve, 5));`;

async function handled(file: string): Promise<readonly string[]> {
  return (await readFile(file, 'utf8')).trim().split('\n');
}

/** An installed counter whose next process waits for a file; the file is made by `go`. */
async function slowReload(manifest: Readonly<Record<string, unknown>> = {}) {
  const file = hosts.in('handled');
  const folder = await hosts.installed({ name: 'counter', code: counter(file), manifest });
  const host = await hosts.start();
  const pid = pidsOf(host)[id] ?? 0;
  await writeFile(path.join(folder, 'main.js'), counter(file, waitsFor(hosts.in('go'))));
  const reloaded = host.reload(id);
  reloaded.catch(() => undefined);
  const activating = () => {
    const line = logOf(host, id).findLast((text) => text.startsWith('activating '));
    if (line === undefined) throw new Error('The new process is not activating yet.');
    return Number(line.split(' ')[1]);
  };
  await eventually(() => void activating(), 10_000);
  return { host, file, folder, pid, reloaded, activating, go: () => writeFile(hosts.in('go'), '') };
}

/** Calls at this rate until told to stop. @returns what became of each */
function stream(host: ExtensionHost, perSecond: number) {
  const answers: Promise<unknown>[] = [];
  const begun = performance.now();
  let pending = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - begun) * perSecond) / 1000;
    // A machine that is busy with other things must not make of the stream a burst that is too much for the queue.
    while (answers.length < due && pending < 200) {
      const number = answers.length;
      pending += 1;
      // One in fifty takes longer than the reload.
      const answer = call(host, id, 'Counter.take', number, number % 50 === 0 ? 400 : 0);
      answers.push(
        answer
          .catch((error) => toExtensionHostError(error).code)
          .finally(() => {
            pending -= 1;
          }),
      );
    }
  }, 5);
  return {
    answers,
    async end() {
      clearInterval(timer);
      return Promise.all(answers);
    },
  };
}

test('a thousand calls a second go through a reload: none is lost and none is done twice', async () => {
  const file = hosts.in('handled');
  await hosts.installed({ name: 'counter', code: counter(file) });
  const host = await hosts.start();
  const calls = stream(host, 1000);
  await eventually(() => expect(calls.answers.length).toBeGreaterThan(200));
  const before = pidsOf(host)[id] ?? 0;
  await host.reload(id);
  const after = pidsOf(host)[id] ?? 0;
  const reloadedAt = calls.answers.length;
  await eventually(() => expect(calls.answers.length).toBeGreaterThan(reloadedAt + 200));
  const answers = (await calls.end()) as [number, number][];
  expect(after).not.toBe(before);
  expect(answers.map(([number]) => number)).toEqual(answers.map((_, index) => index));
  expect(new Set(answers.map(([, pid]) => pid))).toEqual(new Set([before, after]));
  expect((await handled(file)).toSorted()).toEqual(answers.map((_, index) => String(index)).toSorted());
  await eventually(() => expect(isAlive(before)).toBe(false));
  expect(logOf(host, id)).toContainEqual(
    expect.stringMatching(`^Reloaded: process ${after} has taken over, and process ${before} ends`),
  );
});

test('ten reloads under load lose nothing', async () => {
  const file = hosts.in('handled');
  await hosts.installed({ name: 'counter', code: counter(file) });
  const host = await hosts.start();
  const calls = stream(host, 300);
  for (let presses = 0; presses < 10; presses += 1) {
    void host.reload(id);
    await delay(20);
  }
  await host.reload(id);
  const answers = (await calls.end()) as [number, number][];
  expect(answers.map(([number]) => number)).toEqual(answers.map((_, index) => index));
  expect((await handled(file)).length).toBe(answers.length);
});

test('the process before goes on until the new one is ready, and finishes its calls then', async () => {
  const { host, pid, reloaded, go } = await slowReload();
  expect(viewOf(host, id)).toMatchObject({ state: { status: 'active' }, reload: { status: 'underWay' } });
  const long = call(host, id, 'Counter.take', 1, 300);
  expect(await call(host, id, 'Counter.take', 2, 0)).toEqual([2, pid]);
  await go();
  await reloaded;
  const [, successor] = (await call(host, id, 'Counter.take', 3, 0)) as [number, number];
  expect(successor).not.toBe(pid);
  expect(await long).toEqual([1, pid]);
  expect(viewOf(host, id).reload).toBeUndefined();
  await eventually(() => expect(isAlive(pid)).toBe(false));
});

test('calls that take longer than the time for the rest are interrupted', async () => {
  const file = hosts.in('handled');
  await hosts.installed({ name: 'counter', code: counter(file) });
  const host = await hosts.start({ timings: { drain: 200 } });
  const endless = call(host, id, 'Counter.take', 1, 60_000).catch((error) => error);
  await host.reload(id);
  expect(await endless).toMatchObject({
    code: 'CALL_INTERRUPTED',
    message:
      'COUNTER was reloaded, and its process before did not answer Counter.take within another 200 ms.',
  });
});

test.each([
  ['fails to activate', `throw new Error('no disk')`, 'COUNTER failed in activate(): no disk'],
  ['crashes while it activates', 'process.exit(3)', 'COUNTER exited with code 3'],
])('a new process that %s leaves the one before in its place', async (_, activate, reason) => {
  const file = hosts.in('handled');
  const folder = await hosts.installed({ name: 'counter', code: counter(file) });
  const host = await hosts.start();
  const before = pidsOf(host);
  await writeFile(path.join(folder, 'main.js'), counter(file, activate));
  await expect(host.reload(id)).rejects.toMatchObject({
    code: 'RELOAD_FAILED',
    message: expect.stringContaining(`COUNTER was not reloaded, and its process before goes on: ${reason}`),
  });
  expect(pidsOf(host)).toEqual(before);
  expect(viewOf(host, id)).toMatchObject({ state: { status: 'active' }, reload: { status: 'failed' } });
  expect(logOf(host, id)).toContainEqual(expect.stringContaining('COUNTER was not reloaded'));
  // Whatever else is changed: it still serves.
  await hosts.installed({ name: 'other' });
  await host.reload('test.other');
  expect(pidsOf(host)[id]).toBe(before[id]);

  await writeFile(path.join(folder, 'main.js'), counter(file));
  await host.reload(id);
  expect(viewOf(host, id).reload).toBeUndefined();
  expect(pidsOf(host)[id]).not.toBe(before[id]);
});

test('a manifest that cannot be read, or asks for what is not there, leaves it as it is', async () => {
  const folder = await hosts.installed({ name: 'counter' });
  const host = await hosts.start();
  const before = pidsOf(host);
  await writeFile(path.join(folder, 'package.json'), '{');
  await expect(host.reload(id)).rejects.toMatchObject({
    code: 'RELOAD_FAILED',
    data: { code: 'MANIFEST_UNREADABLE' },
  });
  expect(statesOf(host)).toEqual({ [id]: 'active' });
  const manifest = { extensionDependencies: { 'test.missing': '*' } };
  await hosts.write(folder, { name: 'counter', version: '2.0.0', manifest });
  await expect(host.reload(id)).rejects.toMatchObject({ data: { code: 'DEPENDENCY_MISSING' } });
  expect(viewOf(host, id)).toMatchObject({ version: '1.0.0', state: { status: 'active' } });
  expect(pidsOf(host)).toEqual(before);
});

test('version, methods and settings change in one moment', async () => {
  const setting = (fallback: string) => ({
    contributes: {
      configuration: { properties: { 'counter.word': { type: 'string', default: fallback } } },
    },
  });
  const file = hosts.in('handled');
  const folder = await hosts.installed({ name: 'counter', code: counter(file), manifest: setting('old') });
  const host = await hosts.start();
  const next = counter(file, waitsFor(hosts.in('go'))).replace('class Counter {', 'class Counter { hi() {}');
  await hosts.write(folder, { name: 'counter', version: '2.0.0', code: next, manifest: setting('new') });
  const reloaded = host.reload(id);
  await eventually(() => expect(logOf(host, id).join()).toContain('activating'), 10_000);
  expect(viewOf(host, id)).toMatchObject({ version: '1.0.0', settings: { 'counter.word': 'old' } });
  expect(await call(host, id, 'Counter.setting', 'counter.word')).toBe('old');
  await writeFile(hosts.in('go'), '');
  await reloaded;
  expect(viewOf(host, id)).toMatchObject({
    version: '2.0.0',
    settings: { 'counter.word': 'new' },
    methods: expect.arrayContaining(['Counter.hi']),
  });
  expect(await call(host, id, 'Counter.setting', 'counter.word')).toBe('new');
});

test('a setting that is changed meanwhile reaches both processes', async () => {
  const manifest = {
    contributes: { configuration: { properties: { 'counter.word': { type: 'string', default: 'a' } } } },
  };
  const { host, reloaded, go } = await slowReload(manifest);
  await host.setSetting({ id, key: 'counter.word', value: 'b' });
  expect(await call(host, id, 'Counter.setting', 'counter.word')).toBe('b');
  await go();
  await reloaded;
  expect(await call(host, id, 'Counter.setting', 'counter.word')).toBe('b');
  await expect(host.setSetting({ id, key: 'counter.word', value: 7 })).rejects.toMatchObject({
    code: 'SETTING_INVALID',
    message: expect.stringContaining('counter.word'),
  });
});

test('each event reaches one of the two', async () => {
  const listener = (activate = '') => `
    import { register, run } from '@plugo/sdk';
    const heard = [];
    register({ heard: () => heard }, 'Listener');
    run({ async activate(context) {
      context.subscriptions.push(await context.events.subscribe('test.clock/tick', (tick) => { heard.push(tick); console.log('heard ' + tick); }));
      ${activate}
    } });`;
  const clock = `
    import { register, run } from '@plugo/sdk';
    let context;
    register({ tick: (number) => context.events.publish('tick', number) }, 'Clock');
    run({ activate(given) { context = given; } });`;
  const manifest = { extensionDependencies: { 'test.clock': '*' } };
  await hosts.installed({ name: 'clock', code: clock });
  const folder = await hosts.installed({ name: 'counter', code: listener(), manifest });
  const host = await hosts.start();
  await call(host, 'test.clock', 'Clock.tick', 1);
  await writeFile(path.join(folder, 'main.js'), listener(waitsFor(hosts.in('go'))));
  const reloaded = host.reload(id);
  await eventually(() => expect(logOf(host, id).join()).toContain('activating'), 10_000);
  await call(host, 'test.clock', 'Clock.tick', 2);
  await writeFile(hosts.in('go'), '');
  await reloaded;
  await call(host, 'test.clock', 'Clock.tick', 3);
  // The end of the process before, which unsubscribes, must not take the events from the new one.
  await eventually(() => expect(logOf(host, id).join()).toMatch(/Process before: Stopped/));
  await call(host, 'test.clock', 'Clock.tick', 4);
  await eventually(async () => expect(await call(host, id, 'Listener.heard')).toEqual([3, 4]));
  const heard = logOf(host, id).filter((line) => line.startsWith('heard'));
  expect(heard).toEqual(['heard 1', 'heard 2', 'heard 3', 'heard 4']);
});

test('results that were kept of the process before are forgotten', async () => {
  const code = (answer: string) => `
    import { register, run } from '@plugo/sdk';
    register({ get: () => ${JSON.stringify(answer)} }, 'Answer');
    run();`;
  const manifest = { contributes: { methods: { 'Answer.get': { cacheable: { ttl: 60_000 } } } } };
  const folder = await hosts.installed({ name: 'counter', code: code('old'), manifest });
  const host = await hosts.start();
  expect(await call(host, id, 'Answer.get')).toBe('old');
  await writeFile(path.join(folder, 'main.js'), code('new'));
  expect(await call(host, id, 'Answer.get')).toBe('old');
  await host.reload(id);
  expect(await call(host, id, 'Answer.get')).toBe('new');
});

test('one that cannot live beside itself is stopped first', async () => {
  const lock = JSON.stringify(hosts.in('lock'));
  const activate = `const fs = await import('node:fs'); fs.closeSync(fs.openSync(${lock}, 'wx')); context.subscriptions.push({ dispose: () => fs.rmSync(${lock}) });`;
  const code = counter(hosts.in('handled'), activate);
  await hosts.installed({ name: 'counter', code, manifest: { restart: { reload: 'stop-first' } } });
  const host = await hosts.start();
  const { [id]: before } = pidsOf(host);
  await host.reload(id);
  expect(statesOf(host)).toEqual({ [id]: 'active' });
  expect(pidsOf(host)[id]).not.toBe(before);
});

test('a reload of a new reload takes its place, and both have the same outcome', async () => {
  const { host, file, folder, pid, reloaded, activating } = await slowReload();
  const abandoned = activating();
  await writeFile(path.join(folder, 'main.js'), counter(file));
  await Promise.all([reloaded, host.reload(id)]);
  expect(isAlive(abandoned)).toBe(false);
  const [, now] = (await call(host, id, 'Counter.take', 1, 0)) as [number, number];
  expect([pid, abandoned]).not.toContain(now);
});

test.each(['disable', 'uninstall', 'close'] as const)(
  '%s during a reload ends both processes',
  async (wish) => {
    const { host, pid, reloaded, activating } = await slowReload();
    const successor = activating();
    if (wish === 'close') await host.close();
    else await host[wish](id, false);
    expect([isAlive(pid), isAlive(successor)]).toEqual([false, false]);
    if (wish === 'close') await expect(reloaded).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' });
    else await reloaded;
  },
);

test('disable ends a process that still finishes its calls', async () => {
  await hosts.installed({ name: 'counter', code: counter(hosts.in('handled')) });
  const host = await hosts.start();
  const { [id]: before = 0 } = pidsOf(host);
  const endless = call(host, id, 'Counter.take', 1, 60_000).catch((error) => error.code);
  await host.reload(id);
  expect(isAlive(before)).toBe(true);
  await host.disable(id, false);
  expect(isAlive(before)).toBe(false);
  expect(await endless).toBe('CALL_INTERRUPTED');
});

test('at most two that have handed over are left to finish; a third waits for one of them', async () => {
  await hosts.installed({ name: 'counter', code: counter(hosts.in('handled')) });
  const host = await hosts.start({ timings: { drain: 1_500 } });
  const { [id]: first = 0 } = pidsOf(host);
  const endless: Promise<unknown>[] = [];
  for (let reloads = 0; reloads < 3; reloads += 1) {
    endless.push(call(host, id, 'Counter.take', reloads, 60_000).catch((error) => error.code));
    await host.reload(id);
  }
  expect(isAlive(first)).toBe(false);
  await host.disable(id, false);
  expect(await Promise.all(endless)).toEqual(['CALL_INTERRUPTED', 'CALL_INTERRUPTED', 'CALL_INTERRUPTED']);
});

test('when the process before crashes meanwhile, the new one takes over all the same', async () => {
  const { host, pid, reloaded, activating, go } = await slowReload();
  const successor = activating();
  process.kill(pid, 'SIGKILL');
  await eventually(() => expect(isAlive(pid)).toBe(false));
  await go();
  await reloaded;
  expect(((await call(host, id, 'Counter.take', 1, 0)) as [number, number])[1]).toBe(successor);
  await whenState(host, id, 'active');
});

test('when the new process is killed meanwhile, the one before goes on', async () => {
  const { host, pid, reloaded, activating } = await slowReload();
  process.kill(activating(), 'SIGKILL');
  await expect(reloaded).rejects.toMatchObject({ code: 'RELOAD_FAILED', data: { code: 'EXITED' } });
  expect(await call(host, id, 'Counter.take', 1, 0)).toEqual([1, pid]);
});

test('those that depend on it run on', async () => {
  await hosts.installed({ name: 'counter', code: counter(hosts.in('handled')) });
  await hosts.installed({ name: 'top', manifest: { extensionDependencies: { [id]: '*' } } });
  const host = await hosts.start();
  const before = pidsOf(host);
  await host.reload(id);
  expect(pidsOf(host)['test.top']).toBe(before['test.top']);
  expect(await call(host, 'test.top', 'Probe.call', id, 'Counter.take', 1, 0)).toEqual([1, pidsOf(host)[id]]);
});

test('a folder that is gone ends the extension', async () => {
  const folder = await hosts.installed({ name: 'counter' });
  const host = await hosts.start();
  await rm(folder, { recursive: true });
  await expect(host.reload(id)).rejects.toMatchObject({ code: 'NOT_INSTALLED' });
  expect(statesOf(host)).toEqual({});
});
