import type { Progress } from '@plugo/sdk/protocol';
import {
  type NotificationMessage,
  type RequestMessage,
  ResponseError,
  type ResponseMessage,
} from 'vscode-jsonrpc';
import { offAbort, onAbort } from '../base/abort-listeners.js';
import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import { callErrors } from './call-errors.js';
import { Deadlines } from './deadlines.js';
import { type Keeper, type OutgoingRequest, PendingCall } from './pending-call.js';
import { ProtocolViolation, quote } from './protocol-violation.js';
import { RequestTable } from './request-table.js';

/** What requests need of their channel. */
export interface AnswerSource {
  readonly extension: ExtensionLabel;
  readonly clock: Clock;
  /** @throws Error with a sentence, where it cannot be sent */
  readonly send: (message: RequestMessage | NotificationMessage) => void;
  /** Makes of what `send` threw the error that the caller gets. */
  readonly explainUnsent: (request: OutgoingRequest, error: Error) => Error;
}

/**
 * The requests of one channel that wait for an answer. Each is sent when its gate lets it through, and settles with whatever
 * comes first: the answer, the end of its time, the caller's signal, or the end of the channel. Nothing of it is left behind.
 *
 * They do not go through vscode-jsonrpc: it has neither deadlines nor a limit, so all of this is kept here in any case, and its own
 * books beside these took half of the time of a small call.
 */
export class PendingCalls implements Keeper {
  private readonly table = new RequestTable<PendingCall>();
  private readonly deadlines: Deadlines<PendingCall>;
  private readonly idle = new Emitter<void>();
  /** Those that pass a gate; messages of the protocol itself do not count. */
  private calls = 0;

  constructor(private readonly source: AnswerSource) {
    this.deadlines = new Deadlines(source.clock);
  }

  get extension(): ExtensionLabel {
    return this.source.extension;
  }

  /** Sends a request and waits for its answer. */
  send(request: OutgoingRequest): Promise<unknown> {
    const { method, title = method, timeout, signal, gate } = request;
    if (signal?.aborted) return Promise.reject(callErrors.cancelled(this.extension, title));
    return new Promise((resolve, reject) => {
      const call = new PendingCall(request, this, resolve, reject);
      call.deadline = this.deadlines.add(timeout, call);
      if (gate !== undefined) this.calls += 1;
      if (signal !== undefined) call.signalLink = onAbort(signal, call.abort);
      if (gate === undefined) this.transmit(call);
      else call.enter(gate, () => this.transmit(call));
    });
  }

  /**
   * Takes an answer of the extension. The answer to a request that was given up is thrown away.
   *
   * @throws ProtocolViolation for an answer to what was not asked
   */
  receive({ id, result, error }: ResponseMessage): void {
    const call = typeof id === 'number' ? this.table.take(id) : undefined;
    if (call === undefined) {
      throw new ProtocolViolation(
        `answered request ${quote(String(id))}, which was not asked or is answered already`,
      );
    }
    if (call === 'givenUp') return;
    const { explain, method } = call.request;
    if (error === undefined) call.answer(result);
    else call.fail(explain(new ResponseError(error.code, error.message, error.data), method));
  }

  /** Who wants to hear of the progress of the request with this id; undefined where nobody does, or it is over. */
  progressListener(id: unknown): ((progress: Progress) => void) | undefined {
    return typeof id === 'number' ? this.table.find(id)?.request.onProgress : undefined;
  }

  /** Who made the call that the request with this id carries, as far as it is known. */
  callerOf(id: unknown): string | undefined {
    return typeof id === 'number' ? this.table.find(id)?.request.caller : undefined;
  }

  /** The method of the request with this id, where it is not answered yet. */
  methodOf(id: unknown): string | undefined {
    return typeof id === 'number' ? this.table.find(id)?.request.method : undefined;
  }

  /** How many calls have no answer yet, those at the gate included. */
  get count(): number {
    return this.calls;
  }

  /** Resolves when no call is without its answer. */
  whenIdle(): Promise<void> {
    if (this.calls === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const subscription = this.idle.event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }

  /** Gives up every call that has no answer, and tells the extension so. */
  giveUpCalls(reasonOf: (method: string) => ExtensionHostError): void {
    for (const call of this.deadlines.waiting) {
      if (call.request.gate !== undefined) call.giveUp(reasonOf(call.request.method));
    }
  }

  /** The channel has ended: no answer can come any more. */
  end(reason: ExtensionHostError | undefined): void {
    for (const call of this.deadlines.waiting) call.interrupt(reason);
    this.deadlines.dispose();
  }

  forget(call: PendingCall, failed: boolean): void {
    const { signal, timeout, gate, meter } = call.request;
    // Its deadline was set when it was asked for.
    if (meter !== undefined) meter.record(this.source.clock.monotonic() - call.due + timeout, failed);
    if (call.deadline !== undefined) this.deadlines.remove(timeout, call.deadline);
    if (signal !== undefined && call.signalLink !== undefined) offAbort(signal, call.signalLink);
    if (gate === undefined) return;
    this.calls -= 1;
    if (this.calls === 0) this.idle.fire();
  }

  giveUp({ id }: PendingCall): void {
    // It has waited for its turn only.
    if (id === -1) return;
    this.table.giveUp(id);
    try {
      this.source.send(notification('$/cancelRequest', { id }));
    } catch {
      // The connection is closing: the extension hears of that.
    }
  }

  private transmit(call: PendingCall): void {
    const { method, params } = call.request;
    this.table.add(call);
    try {
      this.source.send(request(call.id, method, params));
    } catch (error) {
      this.table.take(call.id);
      call.fail(this.source.explainUnsent(call.request, error as Error));
    }
  }
}

function request(id: number, method: string, params: object): RequestMessage {
  // An extension may take no parameters at all for something else than an empty list.
  return Array.isArray(params) && params.length === 0
    ? { jsonrpc: '2.0', id, method }
    : { jsonrpc: '2.0', id, method, params };
}

function notification(method: string, params: object): NotificationMessage {
  return { jsonrpc: '2.0', method, params };
}
