import type { Message } from 'vscode-jsonrpc';
import { clip } from '../base/clip.js';
import type { RecordedMessage } from '../model/crash-report.js';

/** Messages remembered. */
const capacity = 20;
/** Bytes up to which a message is remembered as it is; of a larger one, the beginning is copied. */
const keptWhole = 4096;
/** Characters that are copied of a large message. */
const clippedTo = 1024;

/** Any JSON-RPC message. */
interface AnyMessage {
  readonly method?: string;
  readonly id?: number | string | null;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code?: number };
}

interface Slot {
  direction: RecordedMessage['direction'];
  at: number;
  /** Of the frame it travelled in. */
  bytes: number;
  isAlone: boolean;
  message: AnyMessage;
}

/**
 * The last messages of a connection, for a crash report. It is on the way of every message, so it makes nothing new: it writes
 * into places that are there, and looks into messages only when somebody asks.
 */
export class MessageRing {
  private readonly slots: readonly Slot[] = Array.from({ length: capacity }, () => ({
    direction: 'sent',
    at: 0,
    bytes: 0,
    isAlone: true,
    message: {},
  }));
  private count = 0;

  /**
   * @param bytes Of the frame the message travels in.
   * @param isAlone Whether nothing else is in that frame.
   */
  record(direction: RecordedMessage['direction'], message: Message, bytes: number, isAlone: boolean): void {
    const slot = this.slots[this.count % capacity] as Slot;
    this.count += 1;
    slot.direction = direction;
    slot.at = Date.now();
    slot.bytes = bytes;
    slot.isAlone = isAlone;
    slot.message = bytes <= keptWhole ? (message as AnyMessage) : beginningOf(message as AnyMessage);
  }

  /** Oldest first. */
  get messages(): readonly RecordedMessage[] {
    const start = Math.max(0, this.count - capacity);
    const slots = Array.from(
      { length: this.count - start },
      (_, index) => this.slots[(start + index) % capacity] as Slot,
    );
    return slots.map((slot) => describe(slot, slots));
  }
}

function beginningOf(message: AnyMessage): AnyMessage {
  const { method, id, params, result, error } = message;
  return {
    ...(method === undefined ? {} : { method: clip(method, 200) as string }),
    ...(id === undefined ? {} : { id }),
    ...(params === undefined ? {} : { params: clip(params, clippedTo) }),
    ...(result === undefined ? {} : { result: clip(result, clippedTo) }),
    ...(error === undefined ? {} : { error: clip(error, clippedTo) as object }),
  };
}

function describe({ direction, at, bytes, isAlone, message }: Slot, all: readonly Slot[]): RecordedMessage {
  const { id, error } = message;
  const isResponse = message.method === undefined;
  const request = isResponse
    ? all.find(
        (other) =>
          other.direction !== direction && other.message.method !== undefined && other.message.id === id,
      )
    : undefined;
  const method = message.method ?? request?.message.method;
  const kind = isResponse ? 'response' : id === undefined ? 'notification' : 'request';
  return {
    direction,
    at,
    kind,
    ...(method === undefined ? {} : { method }),
    ...(id === undefined || id === null ? {} : { id }),
    ...(isAlone ? { size: bytes } : {}),
    ...(request === undefined ? {} : { duration: at - request.at }),
    ...(error?.code === undefined ? {} : { errorCode: error.code }),
    content: isResponse ? (error ?? message.result) : message.params,
  };
}
