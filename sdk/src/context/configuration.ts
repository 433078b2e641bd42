import type { Disposable } from '../disposable.js';
import type { ConfigurationChangedParams } from '../protocol/configuration.js';

/** The settings the extension contributes in its manifest. Values are valid against their schema. */
export interface Configuration {
  /** The person's value, or the default of the manifest; undefined where there is neither. Reads no disk and is cheap. */
  get<T = unknown>(key: string): T | undefined;
  /** Calls back after settings were changed, with their keys. */
  onDidChange(listener: (event: ConfigurationChange) => void): Disposable;
}

export interface ConfigurationChange {
  /** The keys whose value is another one now. */
  readonly changed: readonly string[];
}

export interface ConfigurationStore extends Configuration {
  update(params: ConfigurationChangedParams): void;
}

export function createConfiguration(
  initial: Readonly<Record<string, unknown>>,
  onError: (error: unknown) => void,
): ConfigurationStore {
  let values = new Map(Object.entries(initial));
  const listeners = new Set<(event: ConfigurationChange) => void>();
  return {
    get<T>(key: string) {
      return values.get(key) as T | undefined;
    },
    onDidChange(listener) {
      // A wrapper of its own, so that one function may listen twice.
      const entry = (event: ConfigurationChange) => listener(event);
      listeners.add(entry);
      return { dispose: () => listeners.delete(entry) };
    },
    update({ configuration, changed }) {
      values = new Map(Object.entries(configuration));
      for (const listener of [...listeners]) {
        try {
          listener({ changed });
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
