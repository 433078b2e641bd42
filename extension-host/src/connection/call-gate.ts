import { type Link, LinkedList } from '../base/linked-list.js';

/** A place among the calls in flight, or in the queue for one. */
export interface Ticket {
  /** Gives the place back; a queued call is forgotten. Leaving twice does nothing more. */
  leave(): void;
}

interface Waiting {
  readonly start: () => void;
  state: 'queued' | 'inFlight' | 'left';
  link?: Link<Waiting>;
}

export const callLimits = { inFlight: 64, queued: 256 } as const;

/** Lets a limited number of calls through at a time and queues a limited number of others, first come, first served. */
export class CallGate {
  private inFlight = 0;
  private queued = 0;
  private readonly queue = new LinkedList<Waiting>();

  /** @param isOpen Whether calls may be sent now; while not, all are queued. Call {@link advance} when that changes. */
  constructor(
    private readonly isOpen: () => boolean = () => true,
    private readonly limits: { readonly inFlight: number; readonly queued: number } = callLimits,
  ) {}

  /** Runs `start`, now or later. Undefined when the queue is full. */
  enter(start: () => void): Ticket | undefined {
    if (this.queued >= this.limits.queued) return undefined;
    const call: Waiting = { start, state: 'queued' };
    if (this.queued === 0 && this.hasPlace()) {
      this.begin(call);
    } else {
      call.link = this.queue.add(call);
      this.queued += 1;
      this.advance();
    }
    return { leave: () => this.leave(call) };
  }

  /** Starts as many queued calls as there are places. */
  advance(): void {
    for (let next = this.queue.first; next !== undefined && this.hasPlace(); next = this.queue.first) {
      this.dequeue(next);
      this.begin(next.value);
    }
  }

  private hasPlace(): boolean {
    return this.inFlight < this.limits.inFlight && this.isOpen();
  }

  private dequeue(link: Link<Waiting>): void {
    if (this.queue.remove(link)) this.queued -= 1;
  }

  private begin(call: Waiting): void {
    this.inFlight += 1;
    call.state = 'inFlight';
    call.start();
  }

  private leave(call: Waiting): void {
    const { state } = call;
    call.state = 'left';
    if (state === 'queued' && call.link !== undefined) this.dequeue(call.link);
    if (state !== 'inFlight') return;
    this.inFlight -= 1;
    this.advance();
  }
}
