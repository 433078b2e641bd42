import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { endStrays } from './end-strays.js';
import { killTree } from './kill-tree.js';
import { identityOf } from './process-identity.js';
import { type ProcessRecord, recordsDirectory } from './process-records.js';

const pid = z.number().int().min(2);
const recordSchema = z.object({
  pid,
  identity: z.string().min(1),
  mark: z.string().regex(/^[0-9a-f]{16}-\d+$/),
  extension: z.string().optional(),
  host: z.object({ pid, identity: z.string().min(1) }),
}) satisfies z.ZodType<ProcessRecord>;

/**
 * Ends what a host that died has left running, with all that it has started, and forgets it. Only what is beyond doubt the process that
 * was written down: a stranger that has got its number is left alone, and so is what a living host watches. Never fails.
 *
 * @returns What was done, in sentences for the log.
 */
export async function sweepLeftProcesses(dataDirectory: string): Promise<readonly string[]> {
  const directory = recordsDirectory(dataDirectory);
  const names = await readdir(directory).catch(() => []);
  const done = await Promise.all(names.map((name) => sweep(path.join(directory, name))));
  return done.flatMap((sentence) => sentence ?? []);
}

async function sweep(file: string): Promise<string | undefined> {
  const record = await read(file);
  if (record !== undefined && (await identityOf(record.host.pid)) === record.host.identity) return undefined;
  // One that is unreadable, or was half written, tells nothing.
  await rm(file, { recursive: true, force: true }).catch(() => undefined);
  if (record === undefined) return undefined;
  const isLeft = (await identityOf(record.pid)) === record.identity;
  if (isLeft) killTree(record.pid, 'SIGKILL');
  await endStrays(record.mark);
  if (!isLeft) return undefined;
  return `Process ${record.pid} (${record.extension ?? 'a spare'}) was left by a host that died, and was ended.`;
}

async function read(file: string): Promise<ProcessRecord | undefined> {
  try {
    const { success, data } = recordSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return success ? data : undefined;
  } catch {
    return undefined;
  }
}
