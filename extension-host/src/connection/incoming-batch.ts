import { type CheckedMessage, checkMessage, type MessageId } from './parse-message.js';
import { ProtocolViolation } from './protocol-violation.js';
import { wireLimits } from './wire-limits.js';

/** A JSON-RPC batch that came in: its messages are checked and handed out one at a time. */
export class IncomingBatch {
  private position = 0;

  /** @throws ProtocolViolation for an array of none or too many */
  constructor(private readonly values: readonly unknown[]) {
    if (values.length === 0)
      throw new ProtocolViolation('sent an array where one or more messages were expected');
    if (values.length > wireLimits.batch) {
      throw new ProtocolViolation(
        `sent an array of ${values.length} messages; at most ${wireLimits.batch} are allowed`,
      );
    }
  }

  /** Ids of the requests in it, which are answered together. What is no request is left to the check. */
  get requestIds(): readonly MessageId[] {
    return this.values.flatMap((value) => {
      const { method, id } = (value ?? {}) as { readonly method?: unknown; readonly id?: unknown };
      return method !== undefined && (typeof id === 'string' || typeof id === 'number') ? [id] : [];
    });
  }

  /** The next message, or undefined after the last. @throws ProtocolViolation for what is no message */
  next(): CheckedMessage | undefined {
    if (this.position === this.values.length) return undefined;
    const value = this.values[this.position];
    this.position += 1;
    return checkMessage(value);
  }
}
