import type { SerializedError } from './errors.js';

/** What became of one call of a batch. */
export type SettledCall =
  | { readonly status: 'fulfilled'; readonly value: unknown }
  | { readonly status: 'rejected'; readonly error: SerializedError };
