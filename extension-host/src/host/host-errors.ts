import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';

/** The sentences of the host about itself and about ids it does not know. */
export const hostErrors = {
  notInstalled: (id: string) =>
    new ExtensionHostError('NOT_INSTALLED', `No extension ${id} is installed.`, { extensionId: id }),

  folderGone: (id: string) =>
    new ExtensionHostError('NOT_INSTALLED', `The folder of ${id} is gone, so the extension was removed.`, {
      extensionId: id,
      nextStep: 'Install it again, or put its folder back and reload.',
    }),

  renamed: (id: string, idNow: string, folder: string) =>
    new ExtensionHostError('NOT_INSTALLED', `${folder} does not hold ${id} any more, but ${idNow}.`, {
      extensionId: id,
      nextStep: `See ${idNow} in the list of extensions.`,
    }),

  hasDependents: (id: string, names: readonly string[], dependents: readonly string[]) =>
    new ExtensionHostError(
      'HAS_DEPENDENTS',
      `${names.join(', ')} ${names.length === 1 ? 'needs' : 'need'} ${id}.`,
      { extensionId: id, data: { dependents } },
    ),

  disabled: (id: string) =>
    new ExtensionHostError('NOT_RUNNING', `${id} is disabled.`, {
      extensionId: id,
      nextStep: 'Enable it.',
    }),

  paused: (id: string) =>
    new ExtensionHostError('PAUSED', `${id} is paused by the search for the culprit.`, { extensionId: id }),

  notReady: (id: string, method: string, message: string | undefined) =>
    new ExtensionHostError(
      'NOT_READY',
      `${method} was not called: ${id} was not ready for calls in time${message === undefined ? '.' : `: ${message}`}`,
      { extensionId: id },
    ),

  beingChanged: (id: string) =>
    new ExtensionHostError('NOT_RUNNING', `${id} is just being reloaded or installed.`, {
      extensionId: id,
      nextStep: 'Try again in a moment.',
    }),

  notReloaded: ({ id, displayName }: { id: string; displayName: string }, cause: ExtensionHostError) =>
    new ExtensionHostError(
      'RELOAD_FAILED',
      `${displayName} was not reloaded, and its process before goes on: ${cause.message}`,
      { extensionId: id, cause, data: { code: cause.code } },
    ),

  undoGone: () =>
    new ExtensionHostError(
      'UNDO_GONE',
      'This cannot be undone any more: it is too late, or it was changed since then.',
    ),

  undoFailed: (id: string, cause: unknown) =>
    new ExtensionHostError('UNDO_FAILED', `${id} could not be brought back: ${describeSystemError(cause)}.`, {
      extensionId: id,
      cause,
    }),

  versionNotKept: (id: string, version: string) =>
    new ExtensionHostError('VERSION_NOT_KEPT', `Version ${version} of ${id} is not kept.`, {
      extensionId: id,
    }),

  closing: () =>
    new ExtensionHostError('HOST_UNREACHABLE', 'The host is being closed.', {
      nextStep: 'Start it again, then try again.',
    }),
} as const;
