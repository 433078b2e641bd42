import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Security } from './identity-pair.js';
import { Listener } from './listener.js';
import { makePrivateDirectory, parentOfSockets } from './private-directory.js';
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
  security?: Security,
): Promise<{ readonly listener: Listener; readonly endpoint: string }> {
  if (process.platform === 'win32') return listenPipe(security);
  const parent = parentOfSockets(socketDirectory);
  // mkdtemp adds six characters: what is too long is known before anything is made.
  const length = Buffer.byteLength(path.join(parent, `${socketDirectoryPrefix}XXXXXX`, socketName()));
  if (length > maxPathBytes) {
    throw new Error(
      `a socket in ${parent} would have a path of ${length} bytes, and at most ${maxPathBytes} are possible`,
    );
  }
  const directory = makePrivateDirectory(parent);
  const file = path.join(directory, socketName());
  const release = () => rmSync(directory, { recursive: true, force: true });
  try {
    const listener = await Listener.bind({ path: file }, { release, security });
    return { listener, endpoint: `unix:${file}` };
  } catch (error) {
    throw new Error(`no socket could be made in ${directory}: ${(error as Error).message}`, { cause: error });
  }
}

function socketName(): string {
  return randomBytes(4).toString('hex');
}

/** Only this user's processes may open the pipe: that is what `readableAll` and `writableAll` off mean. */
async function listenPipe(security: Security | undefined) {
  const name = `\\\\.\\pipe\\plugo-${randomBytes(16).toString('hex')}`;
  return { listener: await Listener.bind({ path: name }, { security }), endpoint: `pipe:${name}` };
}
