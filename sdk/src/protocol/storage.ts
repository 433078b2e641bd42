import { ParameterStructures, RequestType } from 'vscode-jsonrpc';

/** A key is 1–200 characters; a value any JSON without binary data, at most 1 MiB as text; all together at most 16 MiB an extension. */
export interface StorageKeyParams {
  readonly key: string;
}

export interface StorageGetResult {
  /** Absent where nothing is stored. */
  readonly value?: unknown;
}

/** Extension → host. Reads one value. */
export const StorageGetRequest = new RequestType<StorageKeyParams, StorageGetResult, void>(
  'storage/get',
  ParameterStructures.byName,
);

export interface StorageSetParams extends StorageKeyParams {
  readonly value: unknown;
}

/** Extension → host. Stores one value; answered when it is on disk. */
export const StorageSetRequest = new RequestType<StorageSetParams, null, void>(
  'storage/set',
  ParameterStructures.byName,
);

/** Extension → host. Removes one value; removing what is not there is no error. */
export const StorageDeleteRequest = new RequestType<StorageKeyParams, null, void>(
  'storage/delete',
  ParameterStructures.byName,
);

/** Extension → host. All keys in use, sorted. */
export const StorageKeysRequest = new RequestType<
  Record<string, never>,
  { readonly keys: readonly string[] },
  void
>('storage/keys', ParameterStructures.byName);
