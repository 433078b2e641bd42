import type { CancellationToken, ParameterStructures } from 'vscode-jsonrpc';
import { offAbort, onAbort } from '../base/abort-listeners.js';
import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import { callErrors } from './call-errors.js';
import type { CallGate, Ticket } from './call-gate.js';
import { type Deadline, Deadlines } from './deadlines.js';

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

/** What requests need of their channel. */
export interface AnswerSource {
  readonly extension: ExtensionLabel;
  readonly clock: Clock;
  /** Sends the request; cancelling the token cancels it at the extension. */
  readonly transmit: (call: OutgoingRequest, token: CancellationToken) => Promise<unknown>;
}

/**
 * The requests of one channel that wait for an answer. Each is sent when its gate lets it through, and settles with whatever
 * comes first: the answer, the end of its time, the caller's signal, or the end of the channel. Nothing of it is left behind.
 */
export class PendingCalls {
  private readonly pending = new Set<PendingCall>();
  private readonly deadlines: Deadlines;

  constructor(private readonly source: AnswerSource) {
    this.deadlines = new Deadlines(source.clock);
  }

  /** Sends a request and waits for its answer. */
  send(call: OutgoingRequest): Promise<unknown> {
    const { method, timeout, signal, gate } = call;
    const { extension } = this.source;
    if (signal?.aborted) return Promise.reject(callErrors.cancelled(extension, method));
    return new Promise((resolve, reject) => {
      const pending = new PendingCall(call, extension, resolve, reject, this.forget);
      this.pending.add(pending);
      this.deadlines.add(timeout, pending);
      if (signal !== undefined) onAbort(signal, pending.abort);
      if (gate === undefined) this.transmit(pending);
      else pending.enter(gate, () => this.transmit(pending));
    });
  }

  /** The channel has ended: no answer can come any more. */
  end(reason: ExtensionHostError | undefined): void {
    for (const pending of [...this.pending]) pending.interrupt(reason);
    this.deadlines.dispose();
  }

  private transmit(pending: PendingCall): void {
    this.source.transmit(pending.call, pending).then(pending.answered, pending.failed);
  }

  private readonly forget = (pending: PendingCall): void => {
    this.pending.delete(pending);
    this.deadlines.remove(pending.call.timeout, pending);
    const { signal } = pending.call;
    if (signal !== undefined) offAbort(signal, pending.abort);
  };
}

const nothingToDispose: Disposable = { dispose: () => undefined };

/** One request on its way. It is its own cancellation token, for few are ever cancelled. */
class PendingCall implements CancellationToken, Deadline {
  due = 0;
  isCancellationRequested = false;
  private isSettled = false;
  private ticket: Ticket | undefined;
  private tellExtension: (() => void) | undefined;

  constructor(
    readonly call: OutgoingRequest,
    private readonly extension: ExtensionLabel,
    private readonly resolve: (result: unknown) => void,
    private readonly reject: (error: Error) => void,
    private readonly forget: (pending: PendingCall) => void,
  ) {}

  enter(gate: CallGate, start: () => void): void {
    const ticket = gate.enter(start);
    if (ticket === undefined) this.giveUp(callErrors.busy(this.extension, this.call.method));
    else this.ticket = ticket;
  }

  onCancellationRequested(listener: (event: unknown) => unknown): Disposable {
    this.tellExtension = () => void listener(undefined);
    return nothingToDispose;
  }

  readonly answered = (result: unknown): void => {
    if (this.settle()) this.resolve(result);
  };

  readonly failed = (error: Error): void => {
    if (this.settle()) this.reject(error);
  };

  readonly abort = (): void => {
    this.giveUp(callErrors.cancelled(this.extension, this.call.method));
  };

  expire(): void {
    this.giveUp(callErrors.timedOut(this.extension, this.call.method, this.call.timeout));
  }

  interrupt(reason: ExtensionHostError | undefined): void {
    this.failed(callErrors.interrupted(this.extension, this.call.method, reason));
  }

  private giveUp(error: ExtensionHostError): void {
    if (!this.settle()) return;
    this.isCancellationRequested = true;
    this.tellExtension?.();
    this.reject(error);
  }

  private settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    this.forget(this);
    this.ticket?.leave();
    return true;
  }
}
