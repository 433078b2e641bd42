import path from 'node:path';
import { holdsBinary } from '../base/binary.js';
import { type Corruption, DurableJsonFile } from '../base/durable-file.js';
import { SerialQueue } from '../base/serial-queue.js';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionStorage } from '../model/extension-services.js';
import {
  applyChanges,
  parseValues,
  problemOf,
  type StoredValues,
  storageLimits,
  stringifyValues,
  type ValueChange,
} from './stored-values.js';

export interface ExtensionStorageOptions {
  readonly dataDirectory: string;
  readonly extensionId: string;
  /** Told when the file was corrupt (`STATE_CORRUPT`). */
  readonly onProblem?: (problem: ExtensionHostError) => void;
}

/**
 * Where the values of an extension are kept (`file`), and the directory beside it that is the extension's own (`folder`). The
 * directory is not made here.
 */
export function storagePaths(
  dataDirectory: string,
  extensionId: string,
): { readonly file: string; readonly folder: string } {
  const directory = path.join(dataDirectory, 'storage', extensionId);
  return { file: path.join(directory, 'storage.json'), folder: path.join(directory, 'files') };
}

/** A change that waits to be written, and whom to tell. */
interface WaitingChange extends ValueChange {
  readonly resolve: () => void;
  readonly reject: (error: ExtensionHostError) => void;
}

/**
 * Values of one extension in `<dataDirectory>/storage/<id>/storage.json`. Reads the file at the first use. Every write is on
 * disk when it resolves; writes that come together share one. Errors: `STORAGE_LIMIT`, `DATA_UNWRITABLE` (nothing changed).
 */
export class FileExtensionStorage implements ExtensionStorage {
  private readonly file: DurableJsonFile<StoredValues>;
  private readonly name: string;
  private readonly queue = new SerialQueue();
  private values: StoredValues | undefined;
  private waiting: WaitingChange[] = [];

  constructor(private readonly options: ExtensionStorageOptions) {
    this.name = storagePaths(options.dataDirectory, options.extensionId).file;
    this.file = new DurableJsonFile({
      file: this.name,
      parse: parseValues,
      stringify: stringifyValues,
      backups: 1,
    });
  }

  async get(key: string): Promise<unknown> {
    const text = (await this.read()).get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /**
   * Stores a value; `undefined`, which JSON does not know, is stored as null.
   * @throws ExtensionHostError `ARGUMENT_INVALID` for binary data
   */
  async set(key: string, value: unknown): Promise<void> {
    if (holdsBinary(value)) throw this.binaryRefused(key);
    await this.change(key, JSON.stringify(value) ?? 'null');
  }

  async delete(key: string): Promise<void> {
    await this.change(key, undefined);
  }

  async keys(): Promise<readonly string[]> {
    return [...(await this.read()).keys()].sort();
  }

  /** The values after every change that came before. */
  private read(): Promise<StoredValues> {
    return this.queue.run(() => this.load());
  }

  private async change(key: string, text: string | undefined): Promise<void> {
    const problem = problemOf({ key, text });
    if (problem) throw this.error('STORAGE_LIMIT', `${this.options.extensionId} stored nothing: ${problem}.`);
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ key, text, resolve, reject });
      // The first of several takes all with it; the others then find nothing to do.
      void this.queue.run(() => this.writeWaiting());
    });
  }

  private async writeWaiting(): Promise<void> {
    const changes = this.waiting;
    this.waiting = [];
    if (changes.length === 0) return;
    try {
      const values = await this.load();
      const { next, tooMuch } = applyChanges(values, changes);
      for (const change of tooMuch) change.reject(this.tooMuch(change));
      if (isDifferent(values, next)) await this.file.save(next);
      this.values = next;
      for (const change of changes) change.resolve();
    } catch (cause) {
      const message = `${this.name} cannot be used: ${describeSystemError(cause)}. Nothing was stored.`;
      for (const change of changes) change.reject(this.error('DATA_UNWRITABLE', message, cause));
    }
  }

  private async load(): Promise<StoredValues> {
    if (this.values) return this.values;
    const { value = new Map(), corruption } = await this.file.load();
    this.values = value;
    if (corruption) this.options.onProblem?.(this.corrupt(corruption));
    return value;
  }

  private binaryRefused(key: string): ExtensionHostError {
    const { extensionId } = this.options;
    const message = `${extensionId} stored nothing: the value of ${JSON.stringify(key)} holds binary data, which is not stored.`;
    return new ExtensionHostError('ARGUMENT_INVALID', message, {
      extensionId,
      nextStep: 'Store it as text, such as base64, or as a file in the storage folder.',
    });
  }

  private tooMuch({ key }: ValueChange): ExtensionHostError {
    const { extensionId } = this.options;
    const message = `${extensionId} cannot store ${JSON.stringify(key)}: all its values would have more than ${storageLimits.totalBytes} bytes.`;
    return this.error('STORAGE_LIMIT', message);
  }

  private corrupt({ reason, setAside, restoredFrom }: Corruption): ExtensionHostError {
    const kept = setAside ? ` It was kept as ${setAside}.` : '';
    const used = restoredFrom ? `the values in ${restoredFrom} are used` : 'the extension begins with none';
    const message = `The stored values of ${this.options.extensionId} in ${this.name} could not be read: ${reason}.${kept} Now ${used}.`;
    return this.error('STATE_CORRUPT', message);
  }

  private error(
    code: 'STORAGE_LIMIT' | 'DATA_UNWRITABLE' | 'STATE_CORRUPT',
    message: string,
    cause?: unknown,
  ) {
    const { extensionId } = this.options;
    return new ExtensionHostError(code, message, { extensionId, ...(cause === undefined ? {} : { cause }) });
  }
}

function isDifferent(before: StoredValues, after: StoredValues): boolean {
  return before.size !== after.size || [...after].some(([key, text]) => before.get(key) !== text);
}
