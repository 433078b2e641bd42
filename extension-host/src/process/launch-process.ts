import { environment } from '@plugo/sdk/protocol';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { CommandLine } from './command-line.js';
import { extensionEnvironment } from './extension-environment.js';
import { ExtensionProcess } from './extension-process.js';
import { newLaunchMark } from './launch-mark.js';
import { type SpawnedProcess, spawnProcess } from './spawn-process.js';

/**
 * Starts a process in a group of its own, with nothing of the host's environment but the allow-list and what is passed in
 * `added`. It dies with the host: it sees the end of its stdin, and on Linux the kernel kills it.
 *
 * @throws ExtensionHostError `LAUNCH_FAILED`; its data is `{ errno }`, such as `EAGAIN`
 */
export async function launchProcess(
  extension: ExtensionLabel,
  line: CommandLine,
  added: Readonly<Record<string, string>>,
): Promise<ExtensionProcess> {
  try {
    return new ExtensionProcess(await spawnLine(line, added));
  } catch (error) {
    throw launchFailed(extension, line, error as NodeJS.ErrnoException);
  }
}

/** Starts what a command line says. Rejects with the error of the system. */
export function spawnLine(
  line: CommandLine,
  added: Readonly<Record<string, string>>,
): Promise<SpawnedProcess> {
  const mark = newLaunchMark();
  return spawnProcess({
    ...line,
    environment: extensionEnvironment(process.env, line.environment, {
      ...added,
      [environment.launch]: mark,
    }),
    mark,
  });
}

const reasons: Readonly<Record<string, string>> = {
  EAGAIN: 'the system allows no more processes',
  EMFILE: 'the host has too many files open',
  ENFILE: 'the system has too many files open',
  ENOMEM: 'there is not enough memory',
  E2BIG: 'its arguments and environment are too long',
  EACCES: 'the program may not be executed',
  ETXTBSY: 'the program is being written',
};

function launchFailed(extension: ExtensionLabel, line: CommandLine, error: NodeJS.ErrnoException) {
  const errno = error.code ?? 'unknown';
  const reason = reasons[errno] ?? error.message;
  return new ExtensionHostError(
    'LAUNCH_FAILED',
    `${extension.name} cannot start ${line.command}: ${reason}.`,
    {
      extensionId: extension.id,
      data: { errno },
      cause: error,
    },
  );
}
