import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { undoLater } from '../lib/cleanup.mjs';
import { privateMemory, processTree, proportionalMemory, startOf } from '../lib/processes.mjs';

/** An app that shows no window by then never will. */
const PATIENCE = 60_000;
/** deactivate 3 s, SIGTERM 2 s, and the app's own end. */
const END = 10_000;

/** An Electron app that the bench has started, with everything below it. */
export class RunningApp {
  /** Milliseconds since 1970 when it was started. */
  startedAt;
  /** Resolves with the milliseconds from its start until the X server has mapped its window. */
  shown;
  /** Resolves with the address at which Chromium lets a debugger in. */
  debuggerUrl;
  #child;
  #forgotten;

  /**
   * @param {string[]} command
   * @param {Record<string, string>} env
   * @param {import('./x-server-watch.mjs').XServerWatch} display
   */
  constructor([file, ...args], env, display) {
    const shown = once(display, 'shown', { signal: AbortSignal.timeout(PATIENCE) });
    this.startedAt = Date.now();
    const begin = performance.now();
    this.#child = spawn(file, [...args, '--remote-debugging-port=0'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.debuggerUrl = debuggerUrlIn(this.#child.stderr);
    this.#forgotten = undoLater(() => this.#child.kill('SIGKILL'));
    this.shown = shown.then(([at]) => at - begin);
    this.shown.catch(() => {});
  }

  /** Memory of the app's process and all below it, bytes, and how many they are. */
  memory() {
    const tree = processTree(this.#child.pid);
    const sum = (memoryOf) => tree.map(memoryOf).reduce((total, size) => total + size, 0);
    return { private: sum(privateMemory), proportional: sum(proportionalMemory), processes: tree.length };
  }

  /** Closes it as the system would, and ends what does not end by itself. */
  async close() {
    const all = processTree(this.#child.pid).map((pid) => ({ pid, start: startOf(pid) }));
    const left = () => all.filter(({ pid, start }) => start !== undefined && startOf(pid) === start);
    this.#child.kill('SIGTERM');
    for (let waited = 0; waited < END && left().length > 0; waited += 50) await wait(50);
    for (const { pid } of left()) process.kill(pid, 'SIGKILL');
    this.#forgotten();
  }
}

/** Chromium tells it on stderr, once. What comes after it is read as well, so that the app never waits for a reader. */
function debuggerUrlIn(stderr) {
  let text = '';
  return new Promise((resolve) => {
    stderr.setEncoding('utf8').on('data', (chunk) => {
      text = (text + chunk).slice(-4096);
      const url = /DevTools listening on (\S+)/.exec(text)?.[1];
      if (url) resolve(url);
    });
  });
}
