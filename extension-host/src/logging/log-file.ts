import path from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';

/** Bytes that may wait for the disk; more are dropped, for a disk that hangs must not fill the memory. */
const mostUnwritten = 8 * 1024 * 1024;
/** Characters written at once, so that a file is not much larger than its limit when it is rotated. */
const chunk = 256 * 1024;
/** Milliseconds before a file that could not be written is tried again. */
const retryAfter = 30_000;

export interface LogFileOptions {
  /** Absolute path; earlier files are beside it as `.1` (newest) to `.4`. */
  readonly file: string;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly onError: (error: Error) => void;
  /** Told when the file was rotated: where what was in it is now. */
  readonly onRotated?: (rotated: string) => void;
  /** Told when lines have reached the file. */
  readonly onWritten?: () => void;
  /** Told of lines that will not reach it. */
  readonly onUnwritten?: (text: string) => void;
  /** Bytes at which the file is rotated; 5 MB when left out. */
  readonly size?: number;
}

/** A log file that is opened at its first line and rotated at 5 MB, five files in all. Lines are written in batches. */
export class LogFile {
  private stream: RotatingFileStream | undefined;
  private waiting = '';
  private flushing: NodeJS.Immediate | undefined;
  private failedAt = Number.NEGATIVE_INFINITY;
  private closed = false;

  constructor(private readonly options: LogFileOptions) {}

  /** Adds text. Never fails and never waits. */
  write(text: string): void {
    if (this.closed) return;
    this.waiting += text;
    if (this.waiting.length >= chunk) this.flush();
    else this.flushing ??= setImmediate(() => this.flush());
  }

  /** Writes what waits and closes the file; resolves when that is done or has failed. */
  async close(): Promise<void> {
    this.flush();
    this.closed = true;
    const { stream } = this;
    this.stream = undefined;
    if (!stream || stream.destroyed) return;
    await new Promise<void>((resolve) => {
      stream.once('close', resolve);
      stream.once('error', () => resolve());
      stream.end();
    });
  }

  private flush(): void {
    clearImmediate(this.flushing);
    this.flushing = undefined;
    const text = this.waiting;
    this.waiting = '';
    if (text === '' || this.closed) return;
    const stream = this.openStream();
    const { onWritten, onUnwritten } = this.options;
    if (!stream || stream.writableLength >= mostUnwritten) onUnwritten?.(text);
    else stream.write(text, (error) => (error ? onUnwritten?.(text) : onWritten?.()));
  }

  private openStream(): RotatingFileStream | undefined {
    if (this.stream) return this.stream;
    const { file, now, onRotated, size = 5 * 1024 * 1024 } = this.options;
    if (now() - this.failedAt < retryAfter) return undefined;
    const name = path.basename(file);
    const stream = createStream((age) => (age ? `${name}.${age}` : name), {
      path: path.dirname(file),
      size: `${size}B`,
      rotate: 4,
      mode: 0o600,
    });
    stream.on('error', (error) => this.fail(stream, error));
    if (onRotated) stream.on('rotated', onRotated);
    this.stream = stream;
    return stream;
  }

  private fail(stream: RotatingFileStream, error: Error): void {
    if (this.stream === stream) this.stream = undefined;
    this.failedAt = this.options.now();
    this.options.onError(error);
  }
}
