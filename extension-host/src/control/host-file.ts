import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { describeSystemError, systemErrorCode } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';

const hostFileSchema = z.object({
  pid: z.number().int().positive(),
  socket: z.string().min(1),
  version: z.string(),
});

/** Who runs on a data directory and where it listens; kept in its `host.json`, readable by its owner only. */
export type HostFile = z.output<typeof hostFileSchema>;

/** The host that answers on this data directory, or undefined where none does. */
export async function findRunningHost(
  dataDirectory: string,
): Promise<{ readonly file: HostFile; readonly socket: Socket } | undefined> {
  const text = await readText(dataDirectory);
  const file = text === undefined ? undefined : parseHostFile(text);
  const socket = file && (await dial(file.socket));
  return file && socket && { file, socket };
}

/**
 * Writes `host.json`, so that one data directory has one host. A file whose host no longer answers is replaced. Fails with
 * `HOST_RUNNING`, or with `DATA_UNWRITABLE` when the file cannot be written.
 */
export async function claimDataDirectory(dataDirectory: string, file: HostFile): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await createWhole(dataDirectory, `${JSON.stringify(file)}\n`)) return;
    const found = await readText(dataDirectory);
    if (found === undefined) continue;
    const other = parseHostFile(found);
    const socket = other && (await dial(other.socket));
    if (other && socket) {
      socket.destroy();
      throw new ExtensionHostError(
        'HOST_RUNNING',
        `The data directory ${dataDirectory} is in use by a host with process id ${other.pid}.`,
      );
    }
    await removeIfStill(dataDirectory, found);
  }
  throw new ExtensionHostError(
    'HOST_RUNNING',
    `Other hosts are starting on the data directory ${dataDirectory}.`,
  );
}

/** Removes the `host.json` of this host; another host's, or none, is left as it is. Never fails. */
export async function releaseDataDirectory(dataDirectory: string, file: HostFile): Promise<void> {
  const text = await readText(dataDirectory).catch(() => undefined);
  if (text === undefined || parseHostFile(text)?.socket !== file.socket) return;
  await rm(hostFilePath(dataDirectory), { force: true }).catch(() => undefined);
}

function hostFilePath(dataDirectory: string): string {
  return join(dataDirectory, 'host.json');
}

/** Makes the file with all its content at once: half of one would look as if its host were dead. False where there is one. */
async function createWhole(dataDirectory: string, text: string): Promise<boolean> {
  const file = hostFilePath(dataDirectory);
  const draft = temporaryName(dataDirectory);
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await link(draft, file).catch((error: unknown) => {
      if (systemErrorCode(error) === 'EEXIST') throw error;
      // File systems without hard links.
      return writeFile(file, text, { flag: 'wx', mode: 0o600 });
    });
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw unwritable(dataDirectory, error);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Removes the file of a dead host, but not the one with which another host has replaced it meanwhile. */
async function removeIfStill(dataDirectory: string, expected: string): Promise<void> {
  const file = hostFilePath(dataDirectory);
  const aside = temporaryName(dataDirectory);
  try {
    await rename(file, aside);
    const moved = await readFile(aside, 'utf8');
    if (moved !== expected) await link(aside, file);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'ENOENT' && code !== 'EEXIST') throw unwritable(dataDirectory, error);
  } finally {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

function temporaryName(dataDirectory: string): string {
  return join(dataDirectory, `.host-${process.pid}-${randomBytes(4).toString('hex')}`);
}

/** The text of the file, or undefined where there is none. */
async function readText(dataDirectory: string): Promise<string | undefined> {
  try {
    return await readFile(hostFilePath(dataDirectory), 'utf8');
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unwritable(dataDirectory, error);
  }
}

function parseHostFile(text: string): HostFile | undefined {
  try {
    return hostFileSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A connected socket, or undefined where nobody listens. */
function dial(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')));
    socket.once('connect', () => {
      socket.setTimeout(0);
      resolve(socket);
    });
    socket.on('error', () => resolve(undefined));
  });
}

function unwritable(dataDirectory: string, cause: unknown): ExtensionHostError {
  return new ExtensionHostError(
    'DATA_UNWRITABLE',
    `The data directory ${dataDirectory} cannot be used: ${describeSystemError(cause)}.`,
    { cause },
  );
}
