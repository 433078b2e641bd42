import type { TrafficLane, TrafficTap } from '../model/traffic.js';
import { plainJson } from './encoding/plain-json.js';
import type { CheckedMessage } from './parse-message.js';

/** Shows who watches the two messages of a handshake, which are exchanged before there is a channel. */
export class HandshakeTraffic {
  constructor(
    private readonly tap: TrafficTap | undefined,
    private readonly lane: TrafficLane,
  ) {}

  received(message: CheckedMessage | undefined, bytes: number): void {
    if (message === undefined) return;
    const { lane } = this;
    this.tap?.observer?.see({ message, direction: 'fromExtension', lane, packing: plainJson, bytes });
  }

  sent(message: { readonly jsonrpc: '2.0' }): void {
    const observer = this.tap?.observer;
    if (observer === undefined) return;
    const { lane } = this;
    const bytes = Buffer.byteLength(JSON.stringify(message));
    observer.see({ message, direction: 'toExtension', lane, packing: plainJson, bytes });
  }
}
