/** A place among the calls in flight, or in the queue for one. */
export interface Ticket {
  /** Gives the place back; a queued call is forgotten. Leaving twice does nothing more. */
  leave(): void;
}

interface Waiting {
  readonly start: () => void;
  state: 'queued' | 'inFlight' | 'left';
}

export const callLimits = { inFlight: 64, queued: 256 } as const;

/** Lets a limited number of calls through at a time and queues a limited number of others, first come, first served. */
export class CallGate {
  private inFlight = 0;
  private readonly queue = new Set<Waiting>();

  /** @param isOpen Whether calls may be sent now; while not, all are queued. Call {@link advance} when that changes. */
  constructor(
    private readonly isOpen: () => boolean = () => true,
    private readonly limits: { readonly inFlight: number; readonly queued: number } = callLimits,
  ) {}

  /** Runs `start`, now or later. Undefined when the queue is full. */
  enter(start: () => void): Ticket | undefined {
    if (this.queue.size >= this.limits.queued) return undefined;
    const call: Waiting = { start, state: 'queued' };
    if (this.queue.size === 0 && this.hasPlace()) {
      this.begin(call);
    } else {
      this.queue.add(call);
      this.advance();
    }
    return { leave: () => this.leave(call) };
  }

  /** Starts as many queued calls as there are places. */
  advance(): void {
    for (const call of this.queue) {
      if (!this.hasPlace()) return;
      this.queue.delete(call);
      this.begin(call);
    }
  }

  private hasPlace(): boolean {
    return this.inFlight < this.limits.inFlight && this.isOpen();
  }

  private begin(call: Waiting): void {
    this.inFlight += 1;
    call.state = 'inFlight';
    call.start();
  }

  private leave(call: Waiting): void {
    const { state } = call;
    call.state = 'left';
    if (state === 'queued') this.queue.delete(call);
    if (state !== 'inFlight') return;
    this.inFlight -= 1;
    this.advance();
  }
}
