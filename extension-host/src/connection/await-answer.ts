import { type CancellationToken, CancellationTokenSource, type ParameterStructures } from 'vscode-jsonrpc';
import type { Clock } from '../base/clock.js';
import { type Disposable, DisposableStore, toDisposable } from '../base/disposable.js';
import type { Event } from '../base/emitter.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import { callErrors } from './call-errors.js';
import type { CallGate } from './call-gate.js';

/** One request to the extension. */
export interface OutgoingRequest {
  readonly method: string;
  readonly structure: ParameterStructures;
  readonly params: readonly unknown[];
  /** Milliseconds, the wait at the gate included. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Where it has to wait its turn; left out for messages that go first. */
  readonly gate?: CallGate | undefined;
}

/** What a request needs of its channel. */
export interface AnswerSource {
  readonly extension: ExtensionLabel;
  readonly clock: Clock;
  /** Told when the channel ends. */
  readonly onEnd: Event<void>;
  readonly endedBy: () => ExtensionHostError | undefined;
  /** Sends the request; cancelling the token cancels it at the extension. */
  readonly transmit: (token: CancellationToken) => Promise<unknown>;
}

/**
 * Sends a request when the gate lets it through, and settles with whatever comes first: the answer, the end of its time, the
 * caller's signal, or the end of the channel. Nothing of it is left behind then.
 */
export function awaitAnswer(call: OutgoingRequest, source: AnswerSource): Promise<unknown> {
  const { method, timeout, signal, gate } = call;
  const { extension, clock } = source;
  if (signal?.aborted) return Promise.reject(callErrors.cancelled(extension, method));

  return new Promise((resolve, reject) => {
    const resources = new DisposableStore();
    const cancellation = new CancellationTokenSource();
    const settle = (outcome: () => void) => {
      if (resources.isDisposed) return;
      resources.dispose();
      outcome();
    };
    const giveUp = (error: ExtensionHostError) =>
      settle(() => {
        if (source.endedBy() === undefined) cancellation.cancel();
        reject(error);
      });
    const start = () => {
      source.transmit(cancellation.token).then(
        (result) => settle(() => resolve(result)),
        (error: Error) => settle(() => reject(error)),
      );
    };

    resources.add(clock.after(timeout, () => giveUp(callErrors.timedOut(extension, method, timeout))));
    resources.add(source.onEnd(() => giveUp(callErrors.interrupted(extension, method, source.endedBy()))));
    if (signal !== undefined) {
      resources.add(onAbort(signal, () => giveUp(callErrors.cancelled(extension, method))));
    }
    if (gate === undefined) {
      start();
      return;
    }
    const ticket = gate.enter(start);
    if (ticket === undefined) giveUp(callErrors.busy(extension, method));
    else resources.add(toDisposable(() => ticket.leave()));
  });
}

function onAbort(signal: AbortSignal, action: () => void): Disposable {
  signal.addEventListener('abort', action, { once: true });
  return toDisposable(() => signal.removeEventListener('abort', action));
}
