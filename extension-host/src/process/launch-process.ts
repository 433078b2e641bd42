import { spawn } from 'node:child_process';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { CommandLine } from './command-line.js';
import { extensionEnvironment } from './extension-environment.js';
import { ExtensionProcess } from './extension-process.js';
import { dieWithParent } from './parent-death.js';

/**
 * Starts a process in a group of its own, with nothing of the host's environment but the allow-list and what is passed in
 * `added`. It dies with the host: it sees the end of its stdin, and on Linux the kernel kills it.
 *
 * @throws ExtensionHostError `LAUNCH_FAILED`; its data is `{ errno }`, such as `EAGAIN`
 */
export function launchProcess(
  extension: ExtensionLabel,
  line: CommandLine,
  added: Readonly<Record<string, string>>,
): Promise<ExtensionProcess> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(launchFailed(extension, line, error as NodeJS.ErrnoException));
    const [command, args] = dieWithParent(line.command, line.args);
    try {
      const child = spawn(command, args, {
        cwd: line.cwd,
        env: extensionEnvironment(process.env, line.environment, added),
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      child.once('error', fail);
      child.once('spawn', () => {
        child.off('error', fail);
        // A signal that cannot be delivered is reported here as well; there is nothing to do about it.
        child.on('error', () => undefined);
        resolve(new ExtensionProcess(child));
      });
    } catch (error) {
      fail(error);
    }
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
