import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import type { CallTrace } from '../model/call-trace.js';
import type { Call } from './call.js';
import type { TraceDraft } from './call-trace.js';

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
    const { caller, callee, method } = call;
    return {
      traceId: `${this.origin}-${number.toString(36)}`,
      caller: caller?.id,
      callee,
      method,
      startedAt: this.clock.now(),
      begun: this.clock.monotonic(),
      attempts: 0,
      answeredBy: 'extension',
    };
  }

  end(draft: TraceDraft, outcome: CallTrace['outcome']): void {
    const { begun, ...known } = draft;
    const record: CallTrace = { ...known, duration: this.clock.monotonic() - begun, outcome };
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
