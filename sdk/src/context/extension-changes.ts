import type { Disposable } from '../disposable.js';
import type { ExtensionStateParams, RemoteState } from '../protocol/extension-state.js';

/** What has become of an extension that stands in the dependencies, and why, where there is more to say. */
export type ExtensionStateListener = (extensionId: string, state: RemoteState, message?: string) => void;

/** Hands the changes of other extensions to those who listen. */
export class ExtensionChanges {
  readonly #listeners = new Set<ExtensionStateListener>();

  constructor(private readonly onError: (error: unknown) => void) {}

  listen(listener: ExtensionStateListener): Disposable {
    // A wrapper of its own, so that one function may listen twice.
    const entry: ExtensionStateListener = (...change) => listener(...change);
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  }

  tell({ extension, state, message }: ExtensionStateParams): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(extension, state, message);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
