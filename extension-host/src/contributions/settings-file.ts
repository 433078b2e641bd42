import path from 'node:path';
import { DurableJsonFile } from '../base/durable-file.js';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';

type Values = Readonly<Record<string, unknown>>;

interface Content {
  readonly host: Values;
  /** By extension id. */
  readonly extensions: ReadonlyMap<string, Values>;
}

const schemaVersion = 1;

/** `settings.json` of the data directory: what people set, of the host and of each extension. Unchecked values. */
export class SettingsFile {
  private constructor(
    private readonly file: DurableJsonFile<Content>,
    private readonly name: string,
    private content: Content,
    /** What went wrong at opening, for the person to see. */
    readonly problems: readonly ExtensionHostError[],
  ) {}

  /** Never fails: what is wrong is told in {@link problems} (`STATE_CORRUPT`, `DATA_UNWRITABLE`). */
  static async open(dataDirectory: string): Promise<SettingsFile> {
    const name = path.join(dataDirectory, 'settings.json');
    const file = new DurableJsonFile<Content>({ file: name, parse, stringify });
    const empty: Content = { host: {}, extensions: new Map() };
    try {
      const { value, corruption } = await file.load();
      if (!corruption) return new SettingsFile(file, name, value ?? empty, []);
      const { reason, setAside, restoredFrom } = corruption;
      const kept = setAside ? ` It was kept as ${setAside}.` : '';
      const used = restoredFrom
        ? `the settings in ${restoredFrom} are used`
        : 'all settings have their defaults';
      const message = `The settings file ${name} could not be read: ${reason}.${kept} Now ${used}.`;
      const problem = new ExtensionHostError('STATE_CORRUPT', message, {
        nextStep: 'Check your settings; the old file is beside the new one.',
      });
      return new SettingsFile(file, name, value ?? empty, [problem]);
    } catch (error) {
      return new SettingsFile(file, name, empty, [unusable(name, 'read', error)]);
    }
  }

  /** Settings of the host itself. */
  get host(): Values {
    return this.content.host;
  }

  /** What people set of one extension; defaults are not in it. */
  extension(id: string): Values {
    return this.content.extensions.get(id) ?? {};
  }

  /** In force at once. Rejects with `DATA_UNWRITABLE`; the values are in force all the same until the host ends. */
  async setHost(values: Values): Promise<void> {
    await this.replace({ ...this.content, host: values });
  }

  /** As {@link setHost}, for one extension. No values take it out of the file. */
  async setExtension(id: string, values: Values): Promise<void> {
    const extensions = new Map(this.content.extensions);
    if (Object.keys(values).length > 0) extensions.set(id, values);
    else extensions.delete(id);
    await this.replace({ ...this.content, extensions });
  }

  private async replace(content: Content): Promise<void> {
    this.content = content;
    try {
      await this.file.save(content);
    } catch (error) {
      throw unusable(this.name, 'written', error);
    }
  }
}

function unusable(name: string, verb: string, cause: unknown): ExtensionHostError {
  const message = `The settings file ${name} cannot be ${verb}: ${describeSystemError(cause)}. Changes last until Plugo ends.`;
  return new ExtensionHostError('DATA_UNWRITABLE', message, { cause });
}

function parse(value: unknown): Content {
  const { schema, host, extensions } = valuesOf(value, 'it');
  if (schema !== schemaVersion)
    throw new Error(`its schema is ${JSON.stringify(schema)}, and ${schemaVersion} is known`);
  const entries = Object.entries(valuesOf(extensions, 'extensions'));
  return {
    host: valuesOf(host, 'host'),
    extensions: new Map(entries.map(([id, values]) => [id, valuesOf(values, `extensions["${id}"]`)])),
  };
}

function valuesOf(value: unknown, name: string): Values {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values;
  throw new Error(`${name} is no object`);
}

function stringify({ host, extensions }: Content): string {
  const content = { schema: schemaVersion, host, extensions: Object.fromEntries(extensions) };
  return `${JSON.stringify(content, null, 2)}\n`;
}
