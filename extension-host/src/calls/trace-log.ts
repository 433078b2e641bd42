import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import type { ErrorCode } from '../model/errors.js';
import type { Call } from './call.js';

/** One call, as its caller saw it. */
export interface CallTrace {
  /** Unique among the calls of this host. */
  readonly traceId: string;
  /** Id of the extension that called; undefined for a person. */
  readonly caller: string | undefined;
  readonly callee: string;
  readonly method: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds, retries and all waits included. */
  readonly duration: number;
  readonly outcome: 'ok' | ErrorCode;
  /** How often the extension was asked; 0 where the cache answered, or another call's answer was shared. */
  readonly attempts: number;
  /** `stale`: an old answer in place of a failure. `shared`: that of an equal call at the same time. */
  readonly answeredBy: 'extension' | 'cache' | 'shared' | 'stale';
}

/** A trace whose call is on its way; interceptors add to it. */
export interface TraceDraft {
  readonly call: Call;
  readonly number: number;
  readonly startedAt: number;
  readonly begun: number;
  attempts: number;
  answeredBy: CallTrace['answeredBy'];
}

/** How many of the latest traces are kept. */
const kept = 1000;

/** The latest calls, or every so manieth of them. */
export class TraceLog {
  private readonly records: CallTrace[] = [];
  private readonly added = new Emitter<CallTrace>();
  /** Told of every call that was written down, when it has ended. */
  readonly onDidTrace = this.added.event;
  private readonly origin: string;
  private calls = 0;
  private oldest = 0;

  /** @param every Writes down each so manieth call; 1 for all, 0 for none. */
  constructor(
    private readonly clock: Clock,
    public every: number,
  ) {
    this.origin = Math.floor(clock.now()).toString(36);
  }

  /** The latest traces, oldest first; at most 1,000. */
  get latest(): readonly CallTrace[] {
    return [...this.records.slice(this.oldest), ...this.records.slice(0, this.oldest)];
  }

  /** Takes up a call, where its turn has come. */
  begin(call: Call): TraceDraft | undefined {
    if (this.every === 0) return undefined;
    const number = this.calls++;
    if (number % this.every !== 0) return undefined;
    const { clock } = this;
    const startedAt = clock.now();
    return { call, number, startedAt, begun: clock.monotonic(), attempts: 0, answeredBy: 'extension' };
  }

  end(draft: TraceDraft, outcome: CallTrace['outcome']): void {
    const { call, number, startedAt, begun, attempts, answeredBy } = draft;
    const record: CallTrace = {
      traceId: `${this.origin}-${number.toString(36)}`,
      caller: call.caller?.id,
      callee: call.callee,
      method: call.method,
      startedAt,
      duration: this.clock.monotonic() - begun,
      outcome,
      attempts,
      answeredBy,
    };
    this.keep(record);
    this.added.fire(record);
  }

  private keep(record: CallTrace): void {
    if (this.records.length < kept) this.records.push(record);
    else {
      this.records[this.oldest] = record;
      this.oldest = (this.oldest + 1) % kept;
    }
  }
}
