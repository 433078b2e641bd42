import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes after which a new file is begun at the next start of the app; the one before is kept. */
const largestFile = 1024 * 1024;

/** One start of the host process. */
export interface HostProcessRun {
  write(chunk: Buffer): void;
  writeError(chunk: Buffer): void;
  /** The last line on stderr that is not empty. */
  readonly lastErrorLine: string | undefined;
}

/** What the host process itself prints: normally nothing. Logs of extensions are the host's own work. */
export class HostProcessLog {
  private readonly file: WriteStream;

  constructor(
    path: string,
    private readonly echo: boolean,
  ) {
    mkdirSync(dirname(path), { recursive: true });
    startAnewWhenLarge(path);
    this.file = createWriteStream(path, { flags: 'a', mode: 0o600 });
    // A full disk must not end the app.
    this.file.on('error', (error) => console.error(`${path} cannot be written:`, error.message));
  }

  startRun(): HostProcessRun {
    let lastErrorLine: string | undefined;
    const write = (chunk: Buffer) => {
      this.file.write(chunk);
      if (this.echo) process.stderr.write(chunk);
    };
    return {
      write,
      writeError(chunk) {
        write(chunk);
        lastErrorLine = lastLine(chunk) ?? lastErrorLine;
      },
      get lastErrorLine() {
        return lastErrorLine;
      },
    };
  }
}

/** The last line that says something, without a stack's frames; at most 300 characters. */
export function lastLine(chunk: Buffer): string | undefined {
  const lines = chunk
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line) && !line.startsWith('at ') && !line.startsWith('Node.js v'));
  return lines.at(-1)?.slice(0, 300);
}

function startAnewWhenLarge(path: string): void {
  try {
    if (statSync(path).size > largestFile) renameSync(path, `${path}.1`);
  } catch {
    // There is none yet.
  }
}
