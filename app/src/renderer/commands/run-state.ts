import type { SerializedError } from '@plugo/extension-host/control';

/** What a run has come to. */
export type RunState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running' }
  | { readonly kind: 'returned'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: SerializedError };
