import { InvalidateCacheNotification } from '../protocol/cache.js';
import type { HostLink } from '../session/host-link.js';

/** The results the host keeps of methods that the manifest declares cacheable. */
export interface Cache {
  /** Makes the host forget the results of a method, or of all methods: what they depend on has changed. */
  invalidate(method?: string): void;
}

export function createCache(host: HostLink): Cache {
  return {
    invalidate: (method) => host.notify(InvalidateCacheNotification, method === undefined ? {} : { method }),
  };
}
