import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';

/** A place for a socket that only this person can reach. */
export interface PrivateSocketPath {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Linux allows 107 bytes, macOS 103; Node cuts a longer path off and "succeeds" with another one. */
const maxPathBytes = 100;

/**
 * Makes a private directory under the system's temporary one, named as those for extensions are, so that what a killed host
 * leaves behind is swept with them.
 * @throws ExtensionHostError `TRANSPORT_FAILED`
 */
export async function makePrivateSocketPath(parent = tmpdir()): Promise<PrivateSocketPath> {
  if (process.platform === 'win32') {
    return { path: `\\\\.\\pipe\\plugo-${randomBytes(16).toString('hex')}`, remove: async () => {} };
  }
  const prefix = join(parent, `plugo-${process.pid}-`);
  const length = Buffer.byteLength(join(`${prefix}XXXXXX`, 'control'));
  if (length > maxPathBytes) {
    throw unreachable(`its path would have ${length} bytes, and at most ${maxPathBytes} are possible`);
  }
  try {
    const directory = await mkdtemp(prefix);
    await chmod(directory, 0o700);
    return {
      path: join(directory, 'control'),
      remove: () => rm(directory, { recursive: true, force: true }),
    };
  } catch (error) {
    throw unreachable(`no directory could be made in ${parent}: ${describeSystemError(error)}`, error);
  }
}

function unreachable(reason: string, cause?: unknown): ExtensionHostError {
  return new ExtensionHostError(
    'TRANSPORT_FAILED',
    `The control socket could not be made, so plugo-host cannot reach this host: ${reason}.`,
    { cause, nextStep: 'Set TMPDIR to a writable directory with a short path, then start Plugo again.' },
  );
}
