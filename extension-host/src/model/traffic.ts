import type { Packing } from '@plugo/sdk/protocol';
import type { Message } from 'vscode-jsonrpc';

/** Which way a message goes, as the host sees it. */
export type TrafficDirection = 'toExtension' | 'fromExtension';

/** Extensions may have a second connection, for long requests and answers. */
export type TrafficLane = 'main' | 'second';

/** Through what a call of a person came to the host: the window of the app, or the socket that `plugo-host` and other programs use. */
export type ClientKind = 'app' | 'socket';

/** Where a call comes from that no extension makes. */
export interface CallOrigin {
  /** Left out: the program that the host is part of. */
  readonly client?: ClientKind;
}

/** A message between host and extension, as it is shown to those who watch. */
export interface TrafficMessage {
  /** Counts all messages that were seen since the host started, of all extensions. */
  readonly seq: number;
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly extensionId: string;
  /** While an extension is reloaded it has two processes; this tells them apart. */
  readonly process: number;
  readonly direction: TrafficDirection;
  readonly kind: 'request' | 'response' | 'notification';
  readonly id?: number | string;
  /** Of a response that of its request, where that was seen. */
  readonly method?: string;
  readonly lane: TrafficLane;
  /** `json` or `msgpack`, with `+gzip` or `+brotli` where it travels compressed. */
  readonly encoding: string;
  /** Bytes of the message as it is encoded, without its header and before compression. */
  readonly size: number;
  /** Bytes that the frame took, where it came compressed and alone. */
  readonly compressedSize?: number;
  /** It came in one array with others. */
  readonly inBatch?: true;
  /** Parameters, result or error as JSON, secrets masked, binary data as `{ "base64": "…" }`; left out where there are none. */
  readonly content?: string;
  /** The content is the beginning only: what is left out reads `…`. */
  readonly isCut?: true;
  /** Secrets in the content were masked. */
  readonly isMasked?: true;
  /** Of a response that failed. */
  readonly error?: TrafficError;
  /** Of a response: the `seq` of its request, where that was seen. */
  readonly answers?: number;
  /** Of a response: milliseconds since its request, where that was seen. */
  readonly duration?: number;
  /** Who made the call that this request carries: the id of an extension, `app`, or `socket`; left out where it was the host itself. */
  readonly caller?: string;
}

export interface TrafficError {
  /** Of JSON-RPC. */
  readonly code: number;
  readonly message: string;
  /** Code of Plugo's table, where the error carries one. */
  readonly name?: string;
}

/** Messages that were seen, oldest first. */
export interface TrafficBatch {
  readonly messages: readonly TrafficMessage[];
  /** How many were left out since the batch before, for they came faster than they were taken. */
  readonly dropped: number;
}

/** A message on its way, and what its connection knows of it. */
export interface PassingMessage {
  readonly message: Message;
  readonly direction: TrafficDirection;
  readonly lane: TrafficLane;
  readonly packing: Packing;
  /** Bytes of the message, or of the frame it shares with others. */
  readonly bytes: number;
  readonly compressedBytes?: number | undefined;
  readonly isInBatch?: boolean;
  readonly caller?: string | undefined;
  /** Of an answer: the method it is an answer to, where that is known. */
  readonly answeredMethod?: string | undefined;
}

export interface TrafficObserver {
  /** Must not keep the message: it may be large, and is not its own. */
  see(passing: PassingMessage): void;
}

/** Where the messages of one extension can be looked at. A connection asks it for every message, so it is one field. */
export interface TrafficTap {
  /** Undefined while nobody watches. */
  observer: TrafficObserver | undefined;
}
