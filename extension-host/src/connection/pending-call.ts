import type { Progress } from '@plugo/sdk/protocol';
import type { Link } from '../base/linked-list.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { CallMeter } from '../model/metrics.js';
import { callErrors } from './call-errors.js';
import type { CallGate, Ticket } from './call-gate.js';
import type { Deadline } from './deadlines.js';
import type { Numbered } from './request-table.js';

/** One request to the extension. */
export interface OutgoingRequest {
  readonly method: string;
  /** What errors call it, where that is not the method. */
  readonly title?: string;
  /** An array, or an object with the parameters' names. */
  readonly params: object;
  /** Milliseconds, the wait at the gate included. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Makes the error that the caller gets of the one that the extension answered. */
  readonly explain: (error: unknown, method: string) => Error;
  /** Where it has to wait its turn; left out for messages that go first. */
  readonly gate?: CallGate | undefined;
  /** Told how far it has got. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Who asks, for those who watch the messages; undefined for the host itself. */
  readonly caller?: string | undefined;
  /** Told how long it took. */
  readonly meter?: CallMeter | undefined;
}

/** What a request needs of those who keep it. */
export interface Keeper {
  readonly extension: ExtensionLabel;
  /** It has settled. */
  forget(call: PendingCall, failed: boolean): void;
  /** Its caller does not wait for the answer any more. */
  giveUp(call: PendingCall): void;
}

/** One request on its way, from when it is asked for until it settles, which it does once. */
export class PendingCall implements Deadline, Numbered {
  /** -1 until it was sent. */
  id = -1;
  due = 0;
  deadline: Link<PendingCall> | undefined;
  signalLink: Link<() => void> | undefined;
  private isSettled = false;
  private ticket: Ticket | undefined;

  constructor(
    readonly request: OutgoingRequest,
    private readonly keeper: Keeper,
    private readonly resolve: (result: unknown) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  enter(gate: CallGate, start: () => void): void {
    const ticket = gate.enter(start);
    if (ticket === undefined) this.fail(callErrors.busy(this.keeper.extension, this.title));
    else this.ticket = ticket;
  }

  answer(result: unknown): void {
    if (this.settle(false)) this.resolve(result);
  }

  fail(error: Error): void {
    if (this.settle(true)) this.reject(error);
  }

  /** Its caller has cancelled it. */
  readonly abort = (): void => {
    this.giveUp(callErrors.cancelled(this.keeper.extension, this.title), false);
  };

  /** Its time is up. */
  expire(): void {
    this.giveUp(callErrors.timedOut(this.keeper.extension, this.title, this.request.timeout));
  }

  /** The channel has ended: no answer can come any more. */
  interrupt(reason: ExtensionHostError | undefined): void {
    this.fail(callErrors.interrupted(this.keeper.extension, this.title, reason));
  }

  private get title(): string {
    return this.request.title ?? this.request.method;
  }

  /** Nobody waits for the answer any more; the extension is told. */
  giveUp(error: ExtensionHostError, failed = true): void {
    if (!this.settle(failed)) return;
    this.keeper.giveUp(this);
    this.reject(error);
  }

  private settle(failed: boolean): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    this.keeper.forget(this, failed);
    this.ticket?.leave();
    return true;
  }
}
