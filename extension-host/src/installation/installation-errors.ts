import { ExtensionHostError } from '../model/errors.js';

/** @param problem What the folder holds, for the end of a sentence. */
export function installUnsafe(problem: string): ExtensionHostError {
  return new ExtensionHostError('INSTALL_UNSAFE', `Nothing was installed: ${problem}.`);
}

/** @param problem What went wrong, for the end of a sentence. */
export function installFailed(problem: string, cause?: unknown): ExtensionHostError {
  return new ExtensionHostError('INSTALL_FAILED', `Nothing was installed: ${problem}.`, { cause });
}
