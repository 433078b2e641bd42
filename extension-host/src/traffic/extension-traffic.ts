import type { Packing } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import type {
  PassingMessage,
  TrafficDirection,
  TrafficError,
  TrafficMessage,
  TrafficObserver,
} from '../model/traffic.js';
import { captureContent } from './capture-content.js';

/** Requests without an answer that are remembered; the oldest is forgotten first. */
const openLimit = 10_000;

/** Any JSON-RPC message. */
interface AnyMessage {
  readonly method?: string;
  readonly id?: number | string | null;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

interface OpenRequest {
  readonly seq: number;
  readonly begun: number;
  readonly method: string;
}

export interface ExtensionTrafficOptions {
  readonly extensionId: string;
  readonly process: number;
  readonly clock: Clock;
  readonly nextSeq: () => number;
  /** A value of JSON without secrets. */
  readonly mask: (value: unknown) => unknown;
  readonly deliver: (message: TrafficMessage) => void;
}

/** Makes of the messages of one process what is shown of them, and knows which answer belongs to which request. */
export class ExtensionTraffic implements TrafficObserver {
  /** By direction and id: each side counts its own requests. */
  private readonly open = new Map<string, OpenRequest>();

  constructor(private readonly options: ExtensionTrafficOptions) {}

  see(passing: PassingMessage): void {
    const { extensionId, process, clock, nextSeq, mask, deliver } = this.options;
    const message = passing.message as unknown as AnyMessage;
    const { direction, lane, packing, bytes, compressedBytes, isInBatch, caller } = passing;
    const { id, error } = message;
    const seq = nextSeq();
    // A new process counts its requests anew.
    if (message.method === 'initialize') this.open.clear();
    const request = message.method === undefined ? this.takeRequest(direction, id) : undefined;
    const method = message.method ?? request?.method ?? passing.answeredMethod;
    const value = message.method === undefined ? (error ?? message.result) : message.params;
    const captured = captureContent(value, bytes, method, mask);
    if (message.method !== undefined && id !== undefined)
      this.remember(keyOf(direction, id), { seq, begun: clock.monotonic(), method: message.method });
    deliver({
      seq,
      at: clock.now(),
      extensionId,
      process,
      direction,
      kind: message.method === undefined ? 'response' : id === undefined ? 'notification' : 'request',
      ...(id === undefined || id === null ? {} : { id }),
      ...(method === undefined ? {} : { method }),
      lane,
      encoding: encodingOf(packing),
      size: isInBatch ? sizeOf(message, bytes) : bytes,
      ...(compressedBytes === undefined ? {} : { compressedSize: compressedBytes }),
      ...(isInBatch ? { inBatch: true } : {}),
      ...captured,
      ...(error === undefined ? {} : { error: shownError(error, mask) }),
      ...(request === undefined ? {} : { answers: request.seq, duration: clock.monotonic() - request.begun }),
      ...(caller === undefined ? {} : { caller }),
    });
  }

  private remember(key: string, request: OpenRequest): void {
    this.open.set(key, request);
    if (this.open.size <= openLimit) return;
    const [oldest] = this.open.keys();
    if (oldest !== undefined) this.open.delete(oldest);
  }

  private takeRequest(direction: TrafficDirection, id: AnyMessage['id']): OpenRequest | undefined {
    if (id === undefined || id === null) return undefined;
    const key = keyOf(direction === 'toExtension' ? 'fromExtension' : 'toExtension', id);
    const request = this.open.get(key);
    if (request !== undefined) this.open.delete(key);
    return request;
  }
}

function keyOf(direction: TrafficDirection, id: number | string | null): string {
  return `${direction} ${typeof id} ${id}`;
}

function encodingOf({ encoding, compression }: Packing): string {
  return compression === 'none' ? encoding : `${encoding}+${compression}`;
}

/** Of a message that shared its frame: what it takes as JSON; that of a large frame is not worth the work. */
function sizeOf(message: AnyMessage, frame: number): number {
  try {
    return Buffer.byteLength(JSON.stringify(message));
  } catch {
    return frame;
  }
}

function shownError(
  { code, message, data }: NonNullable<AnyMessage['error']>,
  mask: (value: unknown) => unknown,
): TrafficError {
  const name = (data as { readonly code?: unknown } | null | undefined)?.code;
  return {
    code,
    message: String(mask(message.slice(0, 2000))),
    ...(typeof name === 'string' ? { name: name.slice(0, 100) } : {}),
  };
}
