import { StreamCreditNotification, StreamItemNotification } from '@plugo/sdk/protocol';
import type { Disposable } from '../base/disposable.js';
import type { ItemSink } from '../model/item-sink.js';
import type { Tell } from './incoming-messages.js';
import { streamItemSchema } from './incoming-schemas.js';
import { describeInvalidParams } from './to-response-error.js';

/** The streams that one extension sends: leads each item to who reads it. */
export class IncomingStreams {
  private readonly sinks = new Map<number | string, ItemSink>();
  private lastToken = 0;

  /** @param tell Sends what readers allow. */
  constructor(private readonly tell: Tell) {}

  /** From now on the items under this token go to the sink, until it is disposed. */
  open(sink: ItemSink): Disposable & { readonly token: number } {
    this.lastToken += 1;
    const token = this.lastToken;
    this.sinks.set(token, sink);
    sink.connect((count) => this.tell(StreamCreditNotification, { token, count }));
    return { token, dispose: () => this.sinks.delete(token) };
  }

  /** @returns What is wrong with it, in a sentence to be logged; undefined when it was taken, or nobody reads it any more. */
  receive(params: unknown): string | undefined {
    const parsed = streamItemSchema.safeParse(params);
    if (!parsed.success) return describeInvalidParams(StreamItemNotification.method, parsed.error);
    const { token, item } = parsed.data;
    this.sinks.get(token)?.push(item);
    return undefined;
  }
}
