import type { Packing } from '@plugo/sdk/protocol';
import type { Message } from 'vscode-jsonrpc';
import type { TrafficObserver } from '../model/traffic.js';
import { plainJson } from './encoding/plain-json.js';
import type { MessageStreams } from './message-streams.js';
import type { CheckedMessage } from './parse-message.js';
import type { PendingCalls } from './pending-calls.js';
import type { SocketMessageReader } from './socket-message-reader.js';
import { isLong } from './socket-message-writer.js';

export interface ChannelTrafficOptions {
  readonly streams: MessageStreams;
  /** How messages are written that go over the main connection. */
  readonly packing: Packing;
  readonly pending: Pick<PendingCalls, 'callerOf' | 'methodOf'>;
}

/** Tells who watches a channel of each message what only the channel knows of it. Not on the way of a message while nobody watches. */
export class ChannelTraffic {
  constructor(private readonly options: ChannelTrafficOptions) {}

  sent(observer: TrafficObserver, message: Message, bytes: number): void {
    const { streams, packing, pending } = this.options;
    const { id, method } = message as { readonly id?: number | string | null; readonly method?: string };
    const goesSecond = isLong(message, bytes) && streams.writer.hasSecond;
    observer.see({
      message,
      direction: 'toExtension',
      lane: goesSecond ? 'second' : 'main',
      packing: goesSecond ? plainJson : packing,
      bytes,
      caller: method === undefined ? undefined : pending.callerOf(id),
    });
  }

  received(observer: TrafficObserver, message: CheckedMessage, reader: SocketMessageReader): void {
    const { streams, pending } = this.options;
    const packing = reader.framePacking;
    observer.see({
      message,
      direction: 'fromExtension',
      lane: reader === streams.reader ? 'main' : 'second',
      packing,
      bytes: reader.frameBytes,
      compressedBytes: packing.compression === 'none' || reader.isInBatch ? undefined : reader.wireBytes,
      isInBatch: reader.isInBatch,
      answeredMethod: 'method' in message ? undefined : pending.methodOf(message.id),
    });
  }
}
