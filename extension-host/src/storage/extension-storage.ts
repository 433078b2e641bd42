import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionStorage } from '../model/extension-services.js';

/** Bytes and characters of the protocol's `storage/*` messages. */
export const storageLimits = {
  keyLength: 200,
  valueBytes: 1024 * 1024,
  totalBytes: 16 * 1024 * 1024,
} as const;

export interface ExtensionStorageOptions {
  readonly dataDirectory: string;
  readonly extensionId: string;
  /** Told when the file was corrupt (`STATE_CORRUPT`). */
  readonly onProblem?: (problem: ExtensionHostError) => void;
}

/** Where the values of an extension are kept (`file`), and the directory that is the extension's own (`folder`). */
export function storagePaths(dataDirectory: string, extensionId: string): { file: string; folder: string } {
  throw new Error('not written yet');
}

/**
 * Values of one extension in `<dataDirectory>/storage/<id>/storage.json`. Reads the file at the first use. Every write is on
 * disk when it resolves; writes that come together share one. Errors: `STORAGE_LIMIT`, `DATA_UNWRITABLE` (nothing changed).
 */
export class FileExtensionStorage implements ExtensionStorage {
  constructor(private readonly options: ExtensionStorageOptions) {}

  async get(key: string): Promise<unknown> {
    throw new Error('not written yet');
  }

  async set(key: string, value: unknown): Promise<void> {
    throw new Error('not written yet');
  }

  async delete(key: string): Promise<void> {
    throw new Error('not written yet');
  }

  async keys(): Promise<readonly string[]> {
    throw new Error('not written yet');
  }
}
