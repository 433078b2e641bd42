import type { HostLink } from '../session/host-link.js';
import { type CallOptions, createRemoteCalls, type RemoteCalls } from './remote-calls.js';

/**
 * Calls methods of other extensions through the host. They must stand in `extensionDependencies` or
 * `optionalExtensionDependencies`. A call rejects with a `HostError`, whose message is that of the other extension where it
 * threw. Made while a call is served, it is cancelled together with that one.
 */
export interface Extensions extends RemoteCalls {
  /** The same calls with other ways than usual: `with({ onProgress, signal, timeout }).call('plugo.hello-world', …)`. */
  with(options: CallOptions): RemoteCalls;
}

/** @param onError Told what a caller's `onProgress` throws. */
export function createExtensions(host: HostLink, onError: (error: unknown) => void): Extensions {
  return {
    ...createRemoteCalls(host, {}, onError),
    with: (options) => createRemoteCalls(host, options, onError),
  };
}
