import { formatDuration } from '../connection/format-duration.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { ExitInfo, ExtensionState } from '../model/extension-state.js';
import { type TransportChoice, transportPlaces } from '../model/transport.js';
import { describeExit } from '../process/describe-exit.js';

/** The sentences about runs that end. */
export const runErrors = {
  exited: ({ id, name }: ExtensionLabel, exit: ExitInfo) =>
    new ExtensionHostError('EXITED', `${name} ${describeExit(exit)}`, { extensionId: id }),

  exitedBeforeConnecting: ({ id, name }: ExtensionLabel, exit: ExitInfo, refusal: string | undefined) => {
    if (refusal !== undefined) {
      return new ExtensionHostError(
        'HANDSHAKE_REFUSED',
        `${name} ${refusal}. Then it ${describeExit(exit)}`,
        {
          extensionId: id,
        },
      );
    }
    const hint = exit.code === 0 ? ' Does its main file call run()?' : '';
    return new ExtensionHostError('EXITED', `${name} did not connect: it ${describeExit(exit)}${hint}`, {
      extensionId: id,
    });
  },

  unreachable: ({ id, name }: ExtensionLabel, { kind }: TransportChoice, exit: ExitInfo) =>
    new ExtensionHostError(
      'ENDPOINT_UNREACHABLE',
      `${name} could not reach ${transportPlaces[kind]}: it ${describeExit(exit)}`,
      { extensionId: id },
    ),

  stopped: ({ id, name }: ExtensionLabel) =>
    new ExtensionHostError('NOT_RUNNING', `${name} was stopped before it was active.`, { extensionId: id }),

  unresponsive: ({ id, name }: ExtensionLabel, silence: number) =>
    new ExtensionHostError(
      'UNRESPONSIVE',
      `${name} did not answer health checks for ${formatDuration(silence)}, so it was ended.`,
      { extensionId: id },
    ),

  notReady: ({ id, name }: ExtensionLabel, patience: number, message: string | undefined) =>
    new ExtensionHostError(
      'NOT_READY',
      `${name} was not ready for calls within ${formatDuration(patience)}${message === undefined ? '.' : `: ${message}`}`,
      { extensionId: id },
    ),

  crashLimit: ({ id, name }: ExtensionLabel, crashes: number, window: number, last: ExtensionHostError) =>
    new ExtensionHostError(
      'CRASH_LIMIT',
      `${name} crashed ${crashes} times within ${formatDuration(window)} and stays stopped. The last time: ${last.message}`,
      { extensionId: id, cause: last, data: { lastCode: last.code, crashes, window } },
    ),

  /** A crash after which the manifest wants no restart. */
  notRestarted: ({ id }: ExtensionLabel, error: ExtensionHostError) =>
    new ExtensionHostError(error.code, error.message, {
      extensionId: id,
      data: error.data,
      nextStep:
        'See its log, correct it, then press Restart: its manifest says that it is not started again by itself.',
      cause: error,
    }),

  notRunning: ({ id, name }: ExtensionLabel, state: ExtensionState, method: string) =>
    new ExtensionHostError('NOT_RUNNING', `${method} was not called: ${name} ${describe(state)}.`, {
      extensionId: id,
    }),
} as const;

function describe(state: ExtensionState): string {
  switch (state.status) {
    case 'starting':
    case 'activating':
      return 'is still starting';
    case 'backingOff':
      return 'crashed and is about to be started again';
    case 'failed':
      return `is stopped after a failure (${state.error.message.replace(/\.$/, '')})`;
    case 'stopping':
      return 'is being stopped';
    default:
      return 'is not running';
  }
}
