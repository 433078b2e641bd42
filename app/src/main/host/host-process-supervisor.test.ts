import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MessageFromHostProcess } from '../../shared/host-process-messages.js';
import type { HostProcessStatus } from '../../shared/preload-api.js';
import { type HostProcess, HostProcessSupervisor } from './host-process-supervisor.js';

class FakeProcess implements HostProcess<string> {
  readonly posted: string[] = [];
  killed = false;
  private readonly messageListeners: ((message: MessageFromHostProcess) => void)[] = [];
  private readonly exitListeners: ((code: number) => void)[] = [];

  post(message: { type: string }, ports: readonly string[] = []) {
    this.posted.push([message.type, ...ports].join(' '));
  }
  onMessage(listener: (message: MessageFromHostProcess) => void) {
    this.messageListeners.push(listener);
  }
  onExit(listener: (code: number) => void) {
    this.exitListeners.push(listener);
  }
  kill() {
    this.killed = true;
    this.exit(143);
  }
  lastErrorLine() {
    return 'out of memory';
  }
  say(message: MessageFromHostProcess) {
    for (const listener of this.messageListeners) listener(message);
  }
  exit(code: number) {
    for (const listener of this.exitListeners) listener(code);
  }
}

const processes: FakeProcess[] = [];
const story: string[] = [];

function supervise() {
  return new HostProcessSupervisor<string>(
    () => {
      const process = new FakeProcess();
      processes.push(process);
      return process;
    },
    {
      onStatus: (status: HostProcessStatus) => story.push(status.kind),
      onStarted: () => story.push('ports'),
    },
  );
}
const latest = () => processes.at(-1) as FakeProcess;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  processes.length = 0;
  story.length = 0;
});

test('a process that dies is started again, with new ports and its extensions', async () => {
  const supervisor = supervise();
  supervisor.start();
  latest().say({ type: 'running' });
  supervisor.startExtensions();
  latest().exit(139);
  expect(supervisor.status).toMatchObject({
    kind: 'restarting',
    reason: 'The host process ended unexpectedly (code 139). Its last words: out of memory',
  });
  await vi.advanceTimersByTimeAsync(0);
  latest().say({ type: 'running' });
  expect(supervisor.addClient('port')).toBe(true);
  expect(story.join(' → ')).toBe('starting → ports → running → restarting → starting → ports → running');
  expect(processes.map(({ posted }) => posted)).toEqual([
    ['startExtensions'],
    ['startExtensions', 'client port'],
  ]);
});

test('after five crashes it stays down, until it is asked for again', async () => {
  const supervisor = supervise();
  supervisor.start();
  for (let crash = 0; crash < 5; crash += 1) {
    latest().exit(1);
    await vi.advanceTimersByTimeAsync(4000);
  }
  expect(supervisor.status.kind).toBe('failed');
  expect(processes.length).toBe(5);
  expect(supervisor.addClient('port')).toBe(false);
  supervisor.start();
  expect(supervisor.status.kind).toBe('starting');
});

test('a process that says why it cannot run is not started again', () => {
  const supervisor = supervise();
  supervisor.start();
  latest().say({ type: 'failed', reason: 'The data directory is in use.' });
  latest().exit(1);
  expect(supervisor.status).toEqual({ kind: 'failed', reason: 'The data directory is in use.' });
  expect(processes.length).toBe(1);
});

test('stopping waits for the process to end', async () => {
  const supervisor = supervise();
  supervisor.start();
  const stopped = supervisor.stop();
  expect(latest().posted).toEqual(['shutdown']);
  latest().exit(0);
  await stopped;
  expect(processes.map(({ killed }) => killed)).toEqual([false]);
});

test('a process that does not stop is killed after 8 s', async () => {
  const supervisor = supervise();
  supervisor.start();
  const stopped = supervisor.stop();
  await vi.advanceTimersByTimeAsync(7999);
  expect(latest().killed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await stopped;
  expect(latest().killed).toBe(true);
});

test('stopping while it waits to start again calls the start off', async () => {
  const supervisor = supervise();
  supervisor.start();
  latest().exit(1);
  await supervisor.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(processes.length).toBe(1);
});
