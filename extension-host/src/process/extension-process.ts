import type { Readable } from 'node:stream';
import { Emitter, type Event } from '../base/emitter.js';
import type { ExitInfo } from '../model/extension-state.js';
import { holdUpFloods } from './hold-up-floods.js';
import { LineSplitter } from './line-splitter.js';
import type { SpawnedProcess } from './spawn-process.js';

/** One line of output. */
export interface OutputLine {
  readonly stream: 'stdout' | 'stderr';
  /** Without its newline, at most 8 KiB. */
  readonly text: string;
}

const keptErrorLines = 20;
/** A grandchild that left the process group may hold the streams open; nobody waits longer for it. */
const streamGrace = 250;

/** One of the two streams, being read. */
interface Output {
  /** From now on nothing is held up. */
  letFlow(): void;
  /** Tells what is left without a newline. */
  end(): void;
}

/** A running process of an extension: what it writes, how it ends, and a way to end it and all of its group. */
export class ExtensionProcess {
  readonly pid: number;
  /** What stands in its environment as `PLUGO_LAUNCH`. */
  readonly mark: string;
  /** Resolves when the process has ended and everything it wrote was told. Never rejects. */
  readonly exited: Promise<ExitInfo>;

  private readonly lines = new Emitter<OutputLine>();
  readonly onLine: Event<OutputLine> = this.lines.event;
  private readonly errorLines: string[] = [];
  private hasExited = false;

  constructor(
    private readonly spawned: SpawnedProcess,
    /** Whether it was a spare that was kept ready. */
    readonly isWarm = false,
  ) {
    const { child, tree } = spawned;
    this.pid = tree.pid;
    this.mark = tree.mark;
    this.exited = this.watchExit([this.read('stdout', child.stdout), this.read('stderr', child.stderr)]);
  }

  /** The last lines on stderr, oldest first, at most 20. */
  get lastErrorLines(): readonly string[] {
    return [...this.errorLines];
  }

  get isRunning(): boolean {
    return !this.hasExited;
  }

  /** Sends a signal to the whole process group; does nothing once the process has ended. */
  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    if (!this.hasExited) this.spawned.tree.signal(signal);
  }

  private read(stream: OutputLine['stream'], source: Readable): Output {
    const splitter = new LineSplitter((text) => {
      if (stream === 'stderr') this.keepErrorLine(text);
      this.lines.fire({ stream, text });
    });
    source.on('error', () => undefined);
    const letFlow = holdUpFloods(source, (chunk) => splitter.push(chunk));
    return { letFlow, end: () => splitter.end() };
  }

  private keepErrorLine(text: string): void {
    this.errorLines.push(text);
    if (this.errorLines.length > keptErrorLines) this.errorLines.shift();
  }

  private watchExit(outputs: readonly Output[]): Promise<ExitInfo> {
    const { child, tree } = this.spawned;
    return new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.hasExited = true;
        const allGone = tree.end();
        for (const output of outputs) output.letFlow();
        child.stdin.destroy();
        const grace = setTimeout(() => {
          child.stdout.destroy();
          child.stderr.destroy();
        }, streamGrace);
        child.once('close', () => {
          clearTimeout(grace);
          for (const output of outputs) output.end();
          this.lines.dispose();
          void allGone.then(() => resolve({ code, signal, lastErrorLines: this.lastErrorLines }));
        });
      });
    });
  }
}
