import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { userEnvironment } from './user-node.mjs';

/** A command that did not do its work; `output` is everything it wrote. */
export class CommandError extends Error {
  constructor(command, outcome) {
    super(`"${command.join(' ')}" ${describeEnd(outcome)}`);
    this.output = outcome.output;
  }
}

/**
 * Runs a command and waits for its end.
 *
 * @param {string[]} command
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, show?: boolean, timeoutMs?: number }} [options]
 *   `show` passes the output on as it comes; otherwise it is only collected: all of it as `output`, what is no complaint as `stdout`. `timeoutMs` ends the command.
 * @returns {Promise<{ code: number | null, signal: string | null, timedOut: boolean, output: string, stdout: string, error?: Error }>}
 */
export function run([file, ...args], { cwd = ROOT, env, show = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: env ?? userEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && file.endsWith('.cmd'),
    });
    const stopPassing = passSignalsTo(child);
    const chunks = [];
    const answer = [];
    let timedOut = false;
    const giveUp = () => {
      timedOut = true;
      child.kill('SIGKILL');
    };
    const timer = timeoutMs && setTimeout(giveUp, timeoutMs);
    const end = (outcome) => {
      clearTimeout(timer);
      stopPassing();
      resolve({ timedOut, output: textOf(chunks), stdout: textOf(answer), ...outcome });
    };
    const collect = (shownOn) => (chunk) => {
      if (show) shownOn.write(chunk);
      chunks.push(chunk);
      if (shownOn === process.stdout) answer.push(chunk);
    };
    child.stdout.on('data', collect(process.stdout));
    child.stderr.on('data', collect(process.stderr));
    child.on('error', (error) => end({ code: null, signal: null, error }));
    child.on('close', (code, signal) => end({ code, signal }));
  });
}

/** Without this, a script that is told to end would leave the command it waits for behind. */
function passSignalsTo(child) {
  const pass = (signal) => child.kill(signal);
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of names) process.on(name, pass);
  return () => {
    for (const name of names) process.off(name, pass);
  };
}

/** Like `run`, but gives its stdout, and rejects with a CommandError when the command fails. */
export async function runOrThrow(command, options) {
  const outcome = await run(command, options);
  if (outcome.code !== 0) throw new CommandError(command, outcome);
  return outcome.stdout;
}

const textOf = (chunks) => Buffer.concat(chunks).toString();

function describeEnd({ code, signal, timedOut, error }) {
  if (error) return `could not be started: ${error.message}`;
  if (timedOut) return 'took too long and was ended';
  return signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
}
