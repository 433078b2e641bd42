import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { SerializedError } from '../model/errors.js';

/** An extension that comes with the app and can be installed from its folder. */
export interface Sample {
  readonly id: string;
  readonly displayName: string;
  readonly version: string;
  readonly description: string;
  /** A `data:` URL, checked to be an image. */
  readonly icon?: string;
  /** Absolute path, for `installation/install`. */
  readonly folder: string;
}

/** Client → host. The extensions that come with the app, by name, whether they are installed or not. */
export const SampleListRequest = new RequestType<
  Record<string, never>,
  { readonly samples: readonly Sample[] },
  SerializedError
>('sample/list', ParameterStructures.byName);
