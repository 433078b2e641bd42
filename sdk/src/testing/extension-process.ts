import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What to start, and with which variables in its environment. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A real process whose output is kept. Its stdin is a pipe that the test holds, as the host does. */
export class ExtensionProcess {
  static readonly #started: ExtensionProcess[] = [];

  /** Ids of all processes started here that the system still knows. */
  static alive(): readonly number[] {
    return ExtensionProcess.#started.flatMap(({ child }) =>
      isAlive(child.pid) ? [child.pid as number] : [],
    );
  }

  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  stdout = '';
  stderr = '';

  constructor({ command, args, cwd, env }: Launch) {
    this.child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    ExtensionProcess.#started.push(this);
    // 'close' comes after the last output.
    this.exited = once(this.child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async kill(): Promise<void> {
    if (this.running) this.child.kill('SIGKILL');
    await this.exited;
  }
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}
