import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Listener } from './listener.js';
import { socketDirectoryPrefix } from './socket-directory-name.js';

/** Linux allows 107 bytes, macOS 103; Node cuts a longer path off and "succeeds" with another one. */
const maxPathBytes = 100;

/**
 * Listens on a fresh socket in a fresh directory that only this user can enter, or on a named pipe on Windows.
 *
 * @param socketDirectory Where to make it; empty: the system's temporary directory.
 * @throws Error with a sentence about what is in the way
 */
export async function listenUnix(
  socketDirectory: string,
): Promise<{ readonly listener: Listener; readonly endpoint: string }> {
  if (process.platform === 'win32') return listenPipe();
  const parent = path.resolve(socketDirectory === '' ? tmpdir() : socketDirectory);
  // mkdtemp adds six characters: what is too long is known before anything is made.
  const length = Buffer.byteLength(path.join(parent, `${socketDirectoryPrefix}XXXXXX`, socketName()));
  if (length > maxPathBytes) {
    throw new Error(
      `a socket in ${parent} would have a path of ${length} bytes, and at most ${maxPathBytes} are possible`,
    );
  }
  const directory = makePrivateDirectory(parent);
  const file = path.join(directory, socketName());
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    return { listener: await Listener.bind({ path: file }, remove), endpoint: `unix:${file}` };
  } catch (error) {
    throw new Error(`no socket could be made in ${directory}: ${(error as Error).message}`, { cause: error });
  }
}

/** `mkdtemp` makes it with mode 0700 whatever the umask. */
function makePrivateDirectory(parent: string): string {
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    return mkdtempSync(path.join(parent, socketDirectoryPrefix));
  } catch (error) {
    throw new Error(`no directory could be made in ${parent}: ${(error as Error).message}`, { cause: error });
  }
}

function socketName(): string {
  return randomBytes(4).toString('hex');
}

/** Only this user's processes may open the pipe: that is what `readableAll` and `writableAll` off mean. */
async function listenPipe(): Promise<{ readonly listener: Listener; readonly endpoint: string }> {
  const name = `\\\\.\\pipe\\plugo-${randomBytes(16).toString('hex')}`;
  return { listener: await Listener.bind({ path: name }, () => undefined), endpoint: `pipe:${name}` };
}
