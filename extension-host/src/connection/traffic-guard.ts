import {
  CancellationStrategy as CancellationStrategies,
  type CancellationStrategy,
  CancellationTokenSource,
  Message,
  type MessageStrategy,
} from 'vscode-jsonrpc';
import type { CheckedMessage, MessageId } from './parse-message.js';
import { ProtocolViolation, quote } from './protocol-violation.js';

/**
 * So many messages may wait for vscode-jsonrpc. It handles each as soon as it has it, and this is a second line of defence:
 * where one did not leave at once, the next ones cannot pile up.
 */
const holdAt = 1_000;
const proceedAt = 100;
/** Ids that are remembered where a cancellation may come before its request. */
const rememberedCancellations = 256;

/**
 * Stands between the wire and vscode-jsonrpc and keeps the books that it does not keep of the peer's requests: which ids are in use
 * (a repeated one is dropped in silence there), how many messages wait (its queue has no limit), and what is cancelled.
 */
export class TrafficGuard {
  private waiting = 0;
  private isHolding = false;
  private readonly queued = new Set<string>();
  private readonly running = new Map<string, CancellationTokenSource | undefined>();
  private readonly cancelledEarly = new Set<string>();
  private mayBeOvertaken = false;
  private drained: (() => void) | undefined;

  constructor(private readonly flow: { hold(): void; proceed(): void }) {}

  /** Requests of the peer that are being handled. */
  get runningRequests(): number {
    return this.running.size;
  }

  /** Long requests come on a connection of their own: from now on one may be cancelled before it is here. No id is used twice then. */
  expectOvertaking(): void {
    this.mayBeOvertaken = true;
  }

  /**
   * Books a message that came in. False when it is done with here and must not be handed on.
   *
   * @throws ProtocolViolation for an id that is in use already
   */
  admit(message: CheckedMessage): boolean {
    if (!('method' in message)) return true;
    if (message.method === '$/cancelRequest') {
      this.cancel(message.params);
      return false;
    }
    if ('id' in message) this.admitRequest(message.id, message.method);
    this.wait();
    return true;
  }

  /**
   * Resolves when everything admitted was handled or is being handled, and who waits for an answer has heard of it. Ask only
   * once nothing more is admitted.
   */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting === 0) setImmediate(resolve);
      else this.drained = resolve;
    });
  }

  /** Tells the guard when a message leaves the queue of vscode-jsonrpc, and when its handling has ended. */
  readonly messageStrategy: MessageStrategy = {
    handleMessage: (message, next) => {
      this.unwait();
      if (!Message.isRequest(message)) return next(message);
      const id = String(message.id);
      this.queued.delete(id);
      this.running.set(id, undefined);
      // `next` is asynchronous; vscode-jsonrpc waits for what is returned here and logs its rejection.
      return (next(message) as unknown as Promise<void>).finally(() => this.running.delete(id));
    },
  };

  readonly cancellationStrategy: CancellationStrategy = {
    receiver: {
      kind: 'id',
      createCancellationTokenSource: (requestId) => {
        const id = String(requestId);
        const source = new CancellationTokenSource();
        if (this.running.has(id)) this.running.set(id, source);
        if (this.cancelledEarly.delete(id)) source.cancel();
        return source;
      },
    },
    sender: CancellationStrategies.Message.sender,
  };

  private admitRequest(id: MessageId, method: string): void {
    const key = String(id);
    if (this.queued.has(key) || this.running.has(key)) {
      throw new ProtocolViolation(
        `sent ${quote(method)} with the id ${quote(key)} of a request that is not answered yet`,
      );
    }
    this.queued.add(key);
  }

  private cancel(params: unknown): void {
    const id = String((params as { id?: unknown } | null | undefined)?.id);
    if (this.running.has(id)) this.running.get(id)?.cancel();
    else if (this.queued.has(id) || this.mayBeOvertaken) this.rememberCancelled(id);
  }

  private rememberCancelled(id: string): void {
    this.cancelledEarly.add(id);
    const [oldest] = this.cancelledEarly;
    if (this.cancelledEarly.size > rememberedCancellations && oldest !== undefined)
      this.cancelledEarly.delete(oldest);
  }

  private wait(): void {
    this.waiting += 1;
    if (this.waiting < holdAt || this.isHolding) return;
    this.isHolding = true;
    this.flow.hold();
  }

  private unwait(): void {
    this.waiting -= 1;
    // The message that just left is handled in this turn of the event loop, and who waits for an answer hears of it.
    if (this.waiting === 0 && this.drained !== undefined) setImmediate(this.drained);
    if (!this.isHolding || this.waiting > proceedAt) return;
    this.isHolding = false;
    this.flow.proceed();
  }
}
