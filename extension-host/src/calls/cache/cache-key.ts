import type { Call } from '../call.js';
import { canonicalJson } from './canonical-json.js';

/** What makes two calls of an extension equal; undefined for arguments that JSON cannot hold. */
export function cacheKeyOf({
  method,
  arguments: args,
}: Pick<Call, 'method' | 'arguments'>): string | undefined {
  try {
    return `${method} ${canonicalJson(args)}`;
  } catch {
    return undefined;
  }
}
