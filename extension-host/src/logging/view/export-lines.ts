import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stripVTControlCharacters } from 'node:util';
import { describeSystemError } from '../../base/system-error.js';
import { ExtensionHostError } from '../../model/errors.js';
import type { LogEntry } from '../../model/log-entry.js';
import type { LogExportTarget } from '../../model/log-filter.js';

/**
 * Writes lines to a file, block by block, through a file beside it: one that is there stays as it is until all is written. Answers
 * with how many there were; fails with `LOG_EXPORT_FAILED`.
 */
export async function exportLines(
  blocks: AsyncIterable<readonly LogEntry[]>,
  { file, format }: LogExportTarget,
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<number> {
  const part = `${file}.part`;
  let count = 0;
  const texts = async function* () {
    for await (const lines of blocks) {
      count += lines.length;
      yield lines.map(format === 'text' ? asText : asJson).join('');
      onProgress(count);
    }
  };
  try {
    await pipeline(Readable.from(texts(), { objectMode: true, highWaterMark: 1 }), createWriteStream(part), {
      signal,
    });
    await rename(part, file);
    return count;
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    if (signal.aborted) throw cause;
    const message = `The log was not written to ${file}: ${describeSystemError(cause)}.`;
    throw new ExtensionHostError('LOG_EXPORT_FAILED', message, { cause });
  }
}

const asJson = (entry: LogEntry): string => `${JSON.stringify(entry)}\n`;

/** With the whole date, and without colours: a file is read in other programs. */
function asText({ time, level, extensionId, source, message }: LogEntry): string {
  const text = stripVTControlCharacters(message).replace(/(?!\t)\p{Cc}/gu, '');
  return `${new Date(time).toISOString()} ${level.padEnd(7)} ${extensionId} ${source}: ${text}\n`;
}
