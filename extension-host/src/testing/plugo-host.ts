import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { eventually } from './no-leaks.js';

const command = path.resolve(import.meta.dirname, '../../bin/plugo-host.js');

/** `plugo-host` in a process of its own, as a person starts it. Needs the build. */
export class PlugoHost {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  private readonly closed: Promise<unknown>;

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.child = spawn(process.execPath, [command, ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.closed = once(this.child, 'close');
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
  }

  /** Waits until it has printed something. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    let found: RegExpExecArray | null = null;
    await eventually(() => {
      found = pattern.exec(this.stdout);
      if (!found) throw new Error(`${pattern} was not printed, but:\n${this.stdout}\n${this.stderr}`);
    }, 15_000);
    return found as unknown as RegExpExecArray;
  }

  /** Exit code, or the signal that ended it. */
  async ended(): Promise<number | string> {
    await this.closed;
    return this.child.exitCode ?? this.child.signalCode ?? 'unknown';
  }

  /** Ends it however it is, at the end of a test. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.closed;
  }
}

/** Runs a command to its end. */
export async function plugoHost(...args: string[]) {
  const run = new PlugoHost(args);
  const code = await run.ended();
  return { code, stdout: run.stdout, stderr: run.stderr };
}
