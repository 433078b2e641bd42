import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Extensions that wrote, and files of each. */
const WRITERS = 10;
const FILES = 5;

/** The lines of a log as the host writes it: message, level and moment of the nth. */
export interface WrittenLine {
  readonly message: string;
  readonly level?: string;
}

/**
 * Writes the log files of ten extensions, five each, as if they had been written a millisecond a line up to now.
 * @returns When the first line was written, milliseconds since 1970.
 */
export function writeLogs(dataDir: string, lines: number, lineOf: (n: number) => WrittenLine): number {
  const directory = join(dataDir, 'logs');
  mkdirSync(directory, { recursive: true });
  const begin = Date.now() - lines;
  for (let part = 0; part < FILES; part += 1) {
    const age = FILES - 1 - part;
    const [from, to] = [part, part + 1].map((bound) => Math.floor((lines * bound) / FILES)) as [
      number,
      number,
    ];
    const texts = Array.from({ length: WRITERS }, () => '');
    const files = texts.map((_, writer) =>
      openSync(join(directory, `test.writer-${writer}.log${age === 0 ? '' : `.${age}`}`), 'w'),
    );
    const flush = () => {
      for (const [writer, file] of files.entries()) {
        writeSync(file, texts[writer] ?? '');
        texts[writer] = '';
      }
    };
    for (let n = from; n < to; n += 1) {
      const { message, level = 'info' } = lineOf(n);
      const writer = n % WRITERS;
      texts[writer] +=
        `{"sequence":${n + 1},"time":${begin + n},"extensionId":"test.writer-${writer}","source":"log","level":"${level}","message":${JSON.stringify(message)}}\n`;
      if (n % 20_000 === 0) flush();
    }
    flush();
    for (const file of files) closeSync(file);
  }
  return begin;
}
