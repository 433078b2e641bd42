import path from 'node:path';
import { DurableJsonFile } from '../base/durable-file.js';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import { isObject } from './secret-places.js';
import type { KeptSecrets } from './setting-secrets.js';

/** Setting key → its secrets. */
type SecretsOfExtension = Readonly<Record<string, KeptSecrets>>;
type Content = ReadonlyMap<string, SecretsOfExtension>;

const schemaVersion = 1;

/**
 * `secrets.json` of the data directory: the secrets in settings of extensions, which are in no other file. Only the person who runs the
 * host can read it (mode 0600). There is no backup of it: what was taken out is gone.
 */
export class SecretsFile {
  private constructor(
    private readonly file: DurableJsonFile<Content>,
    private readonly name: string,
    private content: Content,
    /** What went wrong at opening, for the person to see. */
    readonly problems: readonly ExtensionHostError[],
  ) {}

  /** Never fails: what is wrong is told in {@link problems} (`STATE_CORRUPT`, `DATA_UNWRITABLE`). */
  static async open(dataDirectory: string): Promise<SecretsFile> {
    const name = path.join(dataDirectory, 'secrets.json');
    const file = new DurableJsonFile<Content>({ file: name, parse, stringify, backups: 0 });
    try {
      const { value = new Map(), corruption } = await file.load();
      return new SecretsFile(file, name, value, corruption ? [corrupt(name, corruption.reason)] : []);
    } catch (error) {
      return new SecretsFile(file, name, new Map(), [unusable(name, 'read', error)]);
    }
  }

  of(extensionId: string, key: string): KeptSecrets {
    return this.content.get(extensionId)?.[key] ?? {};
  }

  /** In force at once. Rejects with `DATA_UNWRITABLE`; the secrets are in force all the same until the host ends. */
  async set(extensionId: string, key: string, secrets: KeptSecrets): Promise<void> {
    const { [key]: before = {}, ...others } = this.content.get(extensionId) ?? {};
    if (Object.keys(secrets).length === 0 && Object.keys(before).length === 0) return;
    const kept = Object.keys(secrets).length === 0 ? others : { ...others, [key]: secrets };
    const content = new Map(this.content);
    if (Object.keys(kept).length > 0) content.set(extensionId, kept);
    else content.delete(extensionId);
    this.content = content;
    try {
      await this.file.save(content);
    } catch (error) {
      throw unusable(this.name, 'written', error);
    }
  }
}

function corrupt(name: string, reason: string): ExtensionHostError {
  const message = `The file of secrets ${name} could not be read: ${reason}. Secrets in settings are not set any more.`;
  return new ExtensionHostError('STATE_CORRUPT', message, {
    nextStep:
      'Enter the secrets of your extensions again in their settings; the old file is beside the new one.',
  });
}

function unusable(name: string, verb: string, cause: unknown): ExtensionHostError {
  const message = `The file of secrets ${name} cannot be ${verb}: ${describeSystemError(cause)}. Changes last until Plugo ends.`;
  return new ExtensionHostError('DATA_UNWRITABLE', message, { cause });
}

function parse(value: unknown): Content {
  if (!isObject(value) || !isObject(value.extensions)) throw new Error('it holds no extensions');
  if (value.schema !== schemaVersion)
    throw new Error(`its schema is ${JSON.stringify(value.schema)}, and ${schemaVersion} is known`);
  return new Map(
    Object.entries(value.extensions).map(([id, keys]) => {
      if (!isObject(keys) || !Object.values(keys).every(isObject))
        throw new Error(`what is in "${id}" is no object`);
      return [id, keys as SecretsOfExtension];
    }),
  );
}

function stringify(content: Content): string {
  return `${JSON.stringify({ schema: schemaVersion, extensions: Object.fromEntries(content) }, null, 2)}\n`;
}
