import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { Packing } from './packing.js';

/** What an extension says of itself in its first message. */
export interface InitializeParams {
  /** The value of `PLUGO_TOKEN`. Accepted once. */
  readonly token: string;
  /** Protocol versions the extension speaks, in any order. The highest common one is chosen. */
  readonly protocolVersions: readonly number[];
  /** The library the extension speaks through, for logs and crash reports. */
  readonly sdk?: { readonly name: string; readonly version: string };
  /** Message encodings the extension can read and write besides `json`: `msgpack`. Only looked at where it reads batches. */
  readonly encodings?: readonly string[];
  /** Compressions the extension can read and write: `gzip`, `brotli`. Only looked at where it reads batches. */
  readonly compressions?: readonly string[];
  /** The extension reads JSON arrays of messages, whatever is in them. Left out: it does not. */
  readonly batches?: boolean;
  /** The extension reads messages with attachments. Left out: it does not. */
  readonly attachments?: boolean;
  /** The extension answers `connection/open`. Left out: it has one connection. */
  readonly connections?: boolean;
  /** The extension answers `profile/start`. Left out: it does not. */
  readonly profiles?: boolean;
}

/** What the host answers: the choices it made, and what the extension needs to begin. */
export interface InitializeResult {
  readonly protocolVersion: number;
  /** How both sides write from now on. One that was not offered is not chosen. */
  readonly encoding: Packing['encoding'];
  /** What both sides may do with a body for which it pays. One that was not offered is not chosen. */
  readonly compression: Packing['compression'];
  /** Both sides may put several messages of any kind into one JSON array. Only where the extension said that it reads them. */
  readonly batches?: true;
  /** Both sides may attach binary data and long strings to a message. Only where the extension said that it reads them. */
  readonly attachments?: true;
  readonly host: { readonly name: string; readonly version: string };
  readonly extension: {
    /** `publisher.name` */
    readonly id: string;
    readonly version: string;
    readonly displayName: string;
  };
  /** Every setting the extension contributes, by full key, with the person's value or the default. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Permissions that were granted, as written in the manifest. */
  readonly permissions: readonly string[];
  /** Absolute paths. `storage` belongs to the extension alone and is kept over updates. */
  readonly paths: { readonly extension: string; readonly storage: string };
}

/** Extension → host. Must be the first message on a connection; everything else closes it. */
export const InitializeRequest = new RequestType<InitializeParams, InitializeResult, void>(
  'initialize',
  ParameterStructures.byName,
);
