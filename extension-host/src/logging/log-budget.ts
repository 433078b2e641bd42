import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** `a.b.log`, `a.b.log.2` */
const logName = /^(.+\.log)(?:\.(\d+))?$/;

interface LogPart {
  readonly file: string;
  /** The log it is a part of. */
  readonly log: string;
  /** 0 for the one that is written, more for older ones. */
  readonly age: number;
  readonly bytes: number;
  readonly writtenAt: number;
}

/**
 * Deletes log files until all together are within a limit: rotated ones only, those of the logs first that were not written for
 * longest, and of each the oldest first. What is being written stays, and so does the beginning of a run. Never fails.
 *
 * @param limit Bytes.
 */
export async function keepWithinBudget(directory: string, limit: number): Promise<void> {
  const parts = await partsIn(directory);
  let sum = parts.reduce((bytes, part) => bytes + part.bytes, 0);
  for (const part of deletable(parts)) {
    if (sum <= limit) return;
    await rm(part.file, { force: true }).catch(() => undefined);
    sum -= part.bytes;
  }
}

async function partsIn(directory: string): Promise<readonly LogPart[]> {
  const names = await readdir(directory).catch(() => []);
  const parts = names.map(async (name) => {
    const [, log, age = '0'] = logName.exec(name) ?? [];
    const file = path.join(directory, name);
    const found = log === undefined ? undefined : await stat(file).catch(() => undefined);
    return found?.isFile() && log !== undefined
      ? [{ file, log, age: Number(age), bytes: found.size, writtenAt: found.mtimeMs }]
      : [];
  });
  return (await Promise.all(parts)).flat();
}

function deletable(parts: readonly LogPart[]): readonly LogPart[] {
  const lastWritten = new Map<string, number>();
  for (const { log, writtenAt } of parts)
    lastWritten.set(log, Math.max(writtenAt, lastWritten.get(log) ?? 0));
  const order = ({ log }: LogPart) => lastWritten.get(log) ?? 0;
  return parts
    .filter(({ age }) => age > 0)
    .sort((a, b) => order(a) - order(b) || a.log.localeCompare(b.log) || b.age - a.age);
}
