import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { ExtensionHostError } from '../model/errors.js';
import { foreignFormat } from './executable-format.js';

/**
 * Checks that a program can be executed here, so that the reason why not can be told.
 *
 * @throws ExtensionHostError `RUNTIME_MISSING` when it is gone, `LAUNCH_FAILED` when it is not executable or made for another machine
 */
export function checkProgram(file: string, extensionName: string, extensionId: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw new ExtensionHostError('RUNTIME_MISSING', `${extensionName} needs ${file}, which does not exist.`, {
      extensionId,
    });
  }
  if (!stat.isFile()) {
    throw new ExtensionHostError('LAUNCH_FAILED', `${extensionName} cannot start: ${file} is not a file.`, {
      extensionId,
    });
  }
  if (!isExecutable(file)) {
    throw new ExtensionHostError(
      'LAUNCH_FAILED',
      `${extensionName} cannot start: ${file} is not executable.`,
      {
        extensionId,
        nextStep: `Make it executable: chmod +x "${file}"`,
      },
    );
  }
  const head = firstBytes(file);
  const interpreter = scriptInterpreter(head);
  if (interpreter !== undefined && !existsSync(interpreter)) {
    throw new ExtensionHostError(
      'RUNTIME_MISSING',
      `${extensionName} cannot start: ${file} is run by ${interpreter}, which does not exist.`,
      { extensionId, nextStep: `Install ${interpreter}, or correct the first line of the file.` },
    );
  }
  const foreign = foreignFormat(head, process.platform, process.arch);
  if (foreign !== undefined) {
    throw new ExtensionHostError(
      'LAUNCH_FAILED',
      `${extensionName} cannot start: ${file} is a program for ${foreign}, and this computer is ${process.platform}-${process.arch}.`,
      { extensionId, nextStep: 'Install a version of the extension made for this computer.' },
    );
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program that a script names in its first line: the system blames the script when it is that one which is missing. */
function scriptInterpreter(head: Buffer): string | undefined {
  if (process.platform === 'win32') return undefined;
  return /^#![ \t]*(\/\S+)(?=\s)/.exec(head.toString('latin1'))?.[1];
}

/** The first bytes, or none where the file may be executed but not read. */
function firstBytes(file: string): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return Buffer.alloc(0);
  }
  try {
    const bytes = Buffer.alloc(256);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
