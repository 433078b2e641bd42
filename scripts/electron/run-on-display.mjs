import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { userEnvironment } from '../user-node.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

// The app stops its extensions within 5 s (deactivate 3 s, SIGTERM 2 s); then it is done or stuck.
const GRACE_MS = 10_000;
const LEFTOVERS_MS = 3_000;
// npm passes Ctrl+C on although the terminal sent it to us already.
const SAME_KEYSTROKE_MS = 1_000;

/**
 * Runs a command that opens windows, on a display there is or on one made for it, and leaves no process behind.
 * The first SIGINT or SIGTERM is passed on once (Chromium takes a second one for "die now"); a later one kills.
 *
 * @param {import('./launch-plan.mjs').LaunchPlan} plan
 * @param {string[]} command
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} the exit code, 128 + n after signal n
 */
export async function runOnDisplay(plan, command, { cwd, env = {} } = {}) {
  const stopping = new AbortController();
  const signals = listenForSignals((signal) => stopping.abort(signal));
  const display = plan.virtualDisplay ? await startVirtualDisplay() : undefined;
  try {
    if (stopping.signal.aborted) return exitCode(null, stopping.signal.reason);
    const [file, ...args] = [...plan.prefix, ...command];
    const child = spawn(file, args, {
      cwd,
      env: { ...userEnvironment(), ...display?.environment, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      // Its own process group: one signal from us, none from the terminal, and all of it can be ended at once.
      detached: process.platform !== 'win32',
    });
    signals.passTo(child);
    const code = await ended(child);
    await groupGone(child);
    return code;
  } finally {
    signals.release();
    await display?.stop();
  }
}

function listenForSignals(onFirst) {
  let child;
  let firstAt;
  let timer;
  const handle = (signal) => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      onFirst(signal);
      child?.kill(signal);
      timer = setTimeout(() => child && killGroup(child, 'SIGKILL'), GRACE_MS);
    } else if (Date.now() - firstAt > SAME_KEYSTROKE_MS && child) {
      killGroup(child, 'SIGKILL');
    }
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of names) process.on(name, handle);
  return {
    passTo: (started) => (child = started),
    release: () => {
      clearTimeout(timer);
      for (const name of names) process.off(name, handle);
    },
  };
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/** Waits a moment for what Electron leaves to end by itself, and ends it otherwise. */
async function groupGone(child) {
  for (let waited = 0; waited < LEFTOVERS_MS && killGroup(child, 0); waited += 50) await wait(50);
  killGroup(child, 'SIGKILL');
}

function exitCode(code, signal) {
  return code ?? 128 + constants.signals[signal];
}

/** Whether there was anyone to get the signal. */
function killGroup(child, signal) {
  if (process.platform === 'win32') return child.kill(signal);
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
