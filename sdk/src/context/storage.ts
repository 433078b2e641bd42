import {
  StorageDeleteRequest,
  StorageGetRequest,
  StorageKeysRequest,
  StorageSetRequest,
} from '../protocol/storage.js';
import type { HostLink } from '../session/host-link.js';

/**
 * Values the host keeps for the extension, over restarts and updates. A key is 1–200 characters; a value any JSON of at most
 * 1 MiB, all together at most 16 MiB. Rejects with a `HostError`, of code `STORAGE_LIMIT` where that is exceeded.
 */
export interface Storage {
  /** The stored value; undefined where there is none. */
  get<T = unknown>(key: string): Promise<T | undefined>;
  /** Resolves when the value is on disk. */
  set(key: string, value: unknown): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** All keys in use, sorted. */
  keys(): Promise<readonly string[]>;
}

export function createStorage(host: HostLink): Storage {
  return {
    async get<T>(key: string) {
      return (await host.request(StorageGetRequest, { key })).value as T | undefined;
    },
    async set(key, value) {
      await host.request(StorageSetRequest, { key, value });
    },
    async delete(key) {
      await host.request(StorageDeleteRequest, { key });
    },
    async keys() {
      return (await host.request(StorageKeysRequest, {})).keys;
    },
  };
}
