import type { ExtensionHostError } from '../model/errors.js';

type Values = Readonly<Record<string, unknown>>;

/** `settings.json` of the data directory: what people set, of the host and of each extension. Unchecked values. */
export class SettingsFile {
  private constructor() {}

  /** Never fails: what is wrong is told in {@link problems} (`STATE_CORRUPT`). */
  static async open(dataDirectory: string): Promise<SettingsFile> {
    throw new Error('not written yet');
  }

  readonly problems: readonly ExtensionHostError[] = [];

  /** Settings of the host itself. */
  get host(): Values {
    throw new Error('not written yet');
  }

  /** What people set of one extension; defaults are not in it. */
  extension(id: string): Values {
    throw new Error('not written yet');
  }

  /** In force at once. Rejects with `DATA_UNWRITABLE`; the values are in force all the same until the host ends. */
  async setHost(values: Values): Promise<void> {
    throw new Error('not written yet');
  }

  async setExtension(id: string, values: Values): Promise<void> {
    throw new Error('not written yet');
  }
}
