import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
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
  const file = await readHostFile(dataDirectory);
  if (!file) return undefined;
  const socket = await dial(file.socket);
  return socket && { file, socket };
}

/**
 * Writes `host.json`, so that one data directory has one host. A file whose host no longer answers is replaced. Fails with
 * `HOST_RUNNING`, or with `DATA_UNWRITABLE` when the file cannot be written.
 */
export async function claimDataDirectory(dataDirectory: string, file: HostFile): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(hostFilePath(dataDirectory), `${JSON.stringify(file)}\n`, { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(dataDirectory, error);
    }
    const other = await findRunningHost(dataDirectory);
    if (other) {
      other.socket.destroy();
      throw new ExtensionHostError(
        'HOST_RUNNING',
        `The data directory ${dataDirectory} is in use by a host with process id ${other.file.pid}.`,
      );
    }
    await releaseDataDirectory(dataDirectory);
  }
  throw new ExtensionHostError(
    'HOST_RUNNING',
    `Another host is starting on the data directory ${dataDirectory}.`,
  );
}

/** Removes `host.json`; that it is gone already is no error. */
export async function releaseDataDirectory(dataDirectory: string): Promise<void> {
  await rm(hostFilePath(dataDirectory), { force: true });
}

function hostFilePath(dataDirectory: string): string {
  return join(dataDirectory, 'host.json');
}

async function readHostFile(dataDirectory: string): Promise<HostFile | undefined> {
  try {
    return hostFileSchema.parse(JSON.parse(await readFile(hostFilePath(dataDirectory), 'utf8')));
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
    socket.once('error', () => resolve(undefined));
  });
}

function unwritable(dataDirectory: string, cause: unknown): ExtensionHostError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ExtensionHostError(
    'DATA_UNWRITABLE',
    `The data directory ${dataDirectory} cannot be written: ${reason}`,
    {
      cause,
    },
  );
}
