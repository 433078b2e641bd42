import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../base/emitter.js';
import { Emitter } from '../base/emitter.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ContributionWarning } from './contribution-registry.js';
import type { SecretsFile } from './secrets-file.js';
import { compileSetting, type SettingSchema } from './setting-schema.js';
import {
  joinSetting,
  maskSetting,
  secretTexts,
  splitSetting,
  unmaskSetting,
  valueAt,
} from './setting-secrets.js';
import type { SettingsFile } from './settings-file.js';

export interface ConfigurationChange {
  readonly extensionId: string;
  /** All settings of the extension, by full key. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** The keys whose value differs from before. */
  readonly changed: readonly string[];
}

type Schemas = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Values = Readonly<Record<string, unknown>>;

/** What is known of the settings of one extension. */
interface Configuration {
  readonly schemas: Schemas;
  readonly settings: ReadonlyMap<string, SettingSchema>;
  readonly values: Values;
}

/** The settings of extensions: schemas from manifests, values from the settings file, checked against each other. */
export class ConfigurationStore {
  private readonly changeEmitter = new Emitter<ConfigurationChange>();
  /** Values in force changed, by {@link set} or because new schemas brought other defaults. */
  readonly onDidChange: Event<ConfigurationChange> = this.changeEmitter.event;

  private configurations: ReadonlyMap<string, Configuration> = new Map();
  private readonly told = new Set<string>();

  constructor(
    private readonly file: SettingsFile,
    private readonly secrets: SecretsFile,
  ) {}

  /**
   * Replaces all schemas; call it after each discovery. Broken schemas and stored values that no longer fit are told, once
   * each, and the default is used in their place.
   */
  setExtensions(extensions: readonly ExtensionDescription[]): readonly ContributionWarning[] {
    const before = this.configurations;
    const warnings: ContributionWarning[] = [];
    this.configurations = new Map(
      extensions.map(({ id, manifest }) => {
        const schemas = manifest.contributes.configuration?.properties ?? {};
        const known = before.get(id);
        const settings =
          known && isDeepStrictEqual(known.schemas, schemas) ? known.settings : compileAll(schemas);
        const { values, problems } = valuesInForce(settings, this.stored(id));
        this.hideSecretsOnDisk(id, settings);
        warnings.push(...problems.map((message) => ({ extensionId: id, message })));
        return [id, { schemas, settings, values }];
      }),
    );
    for (const [id, { values }] of this.configurations) {
      const previous = before.get(id);
      if (previous) this.tellChanges(id, previous.values, values);
    }
    return warnings.filter((warning) => this.isNew(warning));
  }

  /** Every setting with a value: the person's or the default. Empty for unknown extensions. */
  valuesOf(extensionId: string): Values {
    return this.configurations.get(extensionId)?.values ?? {};
  }

  /** The same for one version of an extension, which need not be the one that was handed to {@link setExtensions}. */
  valuesFor({ id, manifest }: ExtensionDescription): Values {
    const schemas = manifest.contributes.configuration?.properties ?? {};
    const known = this.configurations.get(id);
    if (known && isDeepStrictEqual(known.schemas, schemas)) return known.values;
    return valuesInForce(compileAll(schemas), this.stored(id)).values;
  }

  /** Setting key → JSON Schema, as in the manifest. */
  schemasOf(extensionId: string): Schemas {
    return this.configurations.get(extensionId)?.schemas ?? {};
  }

  /** The values in force with masks for their secrets, for user interfaces. */
  shownValuesOf(extensionId: string): Values {
    const { values = {}, schemas = {} } = this.configurations.get(extensionId) ?? {};
    return Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, maskSetting(schemas[key] ?? {}, value)]),
    );
  }

  /** The texts that are secret among the values in force. */
  secretsOf(extensionId: string): readonly string[] {
    const { values = {}, schemas = {} } = this.configurations.get(extensionId) ?? {};
    return Object.entries(values).flatMap(([key, value]) => secretTexts(schemas[key] ?? {}, value));
  }

  /**
   * What is at a place in a setting, in clear.
   * @throws ExtensionHostError `SETTING_INVALID` where the extension has no such setting
   */
  reveal(extensionId: string, key: string, path: readonly (string | number)[]): unknown {
    const { configuration } = this.find(extensionId, key);
    return valueAt(configuration.values[key], path.map(String)) ?? null;
  }

  /**
   * Sets one setting; `undefined` brings the default back. A mask stands for the secret that is set already. In force at once, resolved
   * when on disk.
   * @throws ExtensionHostError `SETTING_INVALID` (the old value stays), `DATA_UNWRITABLE` (in force until the host ends).
   */
  async set(extensionId: string, key: string, given: unknown): Promise<void> {
    const { configuration, setting } = this.find(extensionId, key);
    const unmasked = unmaskSetting(setting.schema, given, configuration.values[key]);
    if (!unmasked) throw invalid(extensionId, unknownSecret(key));
    const { value } = unmasked;
    const problem = value === undefined ? undefined : setting.problemOf(value);
    if (problem !== undefined) throw invalid(extensionId, `The setting ${key} was not changed: ${problem}.`);
    const saved = this.save(extensionId, setting, value);
    const { values } = valuesInForce(configuration.settings, this.stored(extensionId));
    this.configurations = new Map(this.configurations).set(extensionId, { ...configuration, values });
    this.tellChanges(extensionId, configuration.values, values);
    await saved;
  }

  dispose(): void {
    this.changeEmitter.dispose();
  }

  private find(extensionId: string, key: string) {
    const configuration = this.configurations.get(extensionId);
    const setting = configuration?.settings.get(key);
    if (configuration && setting) return { configuration, setting };
    throw invalid(extensionId, `${extensionId} has no setting ${JSON.stringify(key)}.`);
  }

  /** Both in force at once. */
  private async save(extensionId: string, { key, schema }: SettingSchema, value: unknown): Promise<void> {
    const { open, secrets } = splitSetting(schema, value);
    const { [key]: _, ...others } = this.file.extension(extensionId);
    const saved = [
      this.secrets.set(extensionId, key, secrets),
      this.file.setExtension(extensionId, value === undefined ? others : { ...others, [key]: open }),
    ];
    await Promise.all(saved);
  }

  /** What people set of an extension, secrets included. */
  private stored(extensionId: string): Values {
    const joined = Object.entries(this.file.extension(extensionId)).map(
      ([key, open]) => [key, joinSetting(open, this.secrets.of(extensionId, key))] as const,
    );
    return Object.fromEntries(joined.filter(([, value]) => value !== undefined));
  }

  /** Somebody wrote a secret into settings.json, or the setting became one. Where that cannot be written, it stays. */
  private hideSecretsOnDisk(extensionId: string, settings: ReadonlyMap<string, SettingSchema>): void {
    const stored = this.stored(extensionId);
    for (const setting of settings.values()) {
      const open = this.file.extension(extensionId)[setting.key];
      const hidden = splitSetting(setting.schema, stored[setting.key]).open;
      if (hidden === undefined || isDeepStrictEqual(open, hidden)) continue;
      void this.save(extensionId, setting, stored[setting.key]).catch(() => {});
    }
  }

  private tellChanges(extensionId: string, before: Values, after: Values): void {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    const changed = [...keys].filter((key) => !isDeepStrictEqual(before[key], after[key])).sort();
    if (changed.length > 0) this.changeEmitter.fire({ extensionId, configuration: after, changed });
  }

  private isNew({ extensionId, message }: ContributionWarning): boolean {
    const text = `${extensionId}: ${message}`;
    if (this.told.has(text)) return false;
    this.told.add(text);
    return true;
  }
}

function compileAll(schemas: Schemas): ReadonlyMap<string, SettingSchema> {
  return new Map(Object.entries(schemas).map(([key, schema]) => [key, compileSetting(key, schema)]));
}

/** The person's value where it fits, else the default. */
function valuesInForce(
  settings: ReadonlyMap<string, SettingSchema>,
  stored: Values,
): { readonly values: Values; readonly problems: readonly string[] } {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, setting] of settings) {
    if (setting.warning) problems.push(setting.warning);
    const isStored = Object.hasOwn(stored, key);
    const problem = isStored ? setting.problemOf(stored[key]) : undefined;
    if (problem !== undefined)
      problems.push(`The stored value of the setting ${key} is not used, the default is: ${problem}.`);
    const value = isStored && problem === undefined ? stored[key] : setting.default;
    if (value !== undefined) values[key] = value;
  }
  return { values, problems };
}

function unknownSecret(key: string): string {
  return `The setting ${key} was not changed: one of its secrets is kept no more. Enter it again.`;
}

function invalid(extensionId: string, message: string): ExtensionHostError {
  return new ExtensionHostError('SETTING_INVALID', message, { extensionId });
}
