import type { Disposable } from '../disposable.js';
import type { HostLink } from '../session/host-link.js';
import { ExtensionChanges, type ExtensionStateListener } from './extension-changes.js';
import { type CallOptions, createRemoteCalls, type RemoteCalls } from './remote-calls.js';

/**
 * Calls methods of other extensions through the host. They must stand in `extensionDependencies` or
 * `optionalExtensionDependencies`. A call rejects with a `HostError`, whose message is that of the other extension where it
 * threw. Made while a call is served, it is cancelled together with that one.
 */
export interface Extensions extends RemoteCalls {
  /** The same calls with other ways than usual: `with({ onProgress, signal, timeout }).call('plugo.hello-world', …)`. */
  with(options: CallOptions): RemoteCalls;
  /**
   * Calls back when one of your dependencies, optional ones included, is in another state than before: `active`, `reloaded`,
   * `degraded`, `notReady`, `unresponsive` or `down`.
   */
  onDidChange(listener: ExtensionStateListener): Disposable;
}

/** The inner side, that the host's messages reach. */
export interface ExtensionsReceiver extends Extensions {
  readonly changes: ExtensionChanges;
}

/** @param onError Told what a listener throws, and of what it is one. */
export function createExtensions(
  host: HostLink,
  onError: (what: string, error: unknown) => void,
): ExtensionsReceiver {
  const changes = new ExtensionChanges((error) => onError('extensions.onDidChange', error));
  const progressFailed = (error: unknown) => onError('progress', error);
  return {
    ...createRemoteCalls(host, {}, progressFailed),
    with: (options) => createRemoteCalls(host, options, progressFailed),
    onDidChange: (listener) => changes.listen(listener),
    changes,
  };
}
