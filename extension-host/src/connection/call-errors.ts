import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import { callLimits } from './call-gate.js';
import { formatDuration } from './format-duration.js';

/** The sentences about calls and connections that fail. */
export const callErrors = {
  connectionLost: ({ id, name }: ExtensionLabel, reason: string) =>
    new ExtensionHostError('CONNECTION_LOST', `The connection to ${name} was lost: ${reason}.`, {
      extensionId: id,
    }),

  violation: ({ id, name }: ExtensionLabel, what: string) =>
    new ExtensionHostError('PROTOCOL_VIOLATION', `${name} ${what}. Its connection was closed.`, {
      extensionId: id,
    }),

  notConnected: ({ id, name }: ExtensionLabel, method: string) =>
    new ExtensionHostError('NOT_RUNNING', `${method} was not called: ${name} is not connected.`, {
      extensionId: id,
    }),

  timedOut: ({ id, name }: ExtensionLabel, method: string, timeout: number) =>
    new ExtensionHostError(
      'CALL_TIMEOUT',
      `${name} did not answer ${method} within ${formatDuration(timeout)}.`,
      {
        extensionId: id,
      },
    ),

  cancelled: ({ id, name }: ExtensionLabel, method: string) =>
    new ExtensionHostError('CALL_CANCELLED', `The call of ${method} of ${name} was cancelled.`, {
      extensionId: id,
    }),

  interrupted: ({ id, name }: ExtensionLabel, method: string, cause: ExtensionHostError | undefined) =>
    new ExtensionHostError('CALL_INTERRUPTED', `${name} stopped before it answered ${method}.`, {
      extensionId: id,
      cause,
    }),

  /** @param patience Milliseconds its old process had for the rest of its calls. */
  replaced: ({ id, name }: ExtensionLabel, method: string, patience: number) =>
    new ExtensionHostError(
      'CALL_INTERRUPTED',
      `${name} was reloaded, and its process before did not answer ${method} within another ${formatDuration(patience)}.`,
      { extensionId: id },
    ),

  busy: ({ id, name }: ExtensionLabel, method: string) =>
    new ExtensionHostError(
      'BUSY',
      `${method} was not called: ${callLimits.inFlight} calls of ${name} are in flight and ${callLimits.queued} are waiting.`,
      { extensionId: id },
    ),
} as const;
