import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../base/emitter.js';
import { Emitter } from '../base/emitter.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ContributionWarning } from './contribution-registry.js';
import { compileSetting, type SettingSchema } from './setting-schema.js';
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

  constructor(private readonly file: SettingsFile) {}

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
        const { values, problems } = valuesInForce(settings, this.file.extension(id));
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
    return valuesInForce(compileAll(schemas), this.file.extension(id)).values;
  }

  /** Setting key → JSON Schema, as in the manifest. */
  schemasOf(extensionId: string): Schemas {
    return this.configurations.get(extensionId)?.schemas ?? {};
  }

  /**
   * Sets one setting; `undefined` brings the default back. In force at once, resolved when on disk.
   * @throws ExtensionHostError `SETTING_INVALID` (the old value stays), `DATA_UNWRITABLE` (in force until the host ends).
   */
  async set(extensionId: string, key: string, value: unknown): Promise<void> {
    const configuration = this.configurations.get(extensionId);
    const setting = configuration?.settings.get(key);
    if (!configuration || !setting)
      throw invalid(extensionId, `${extensionId} has no setting ${JSON.stringify(key)}.`);
    const problem = value === undefined ? undefined : setting.problemOf(value);
    if (problem !== undefined) throw invalid(extensionId, `The setting ${key} was not changed: ${problem}.`);
    const { [key]: _, ...others } = this.file.extension(extensionId);
    const stored = value === undefined ? others : { ...others, [key]: value };
    const saved = this.file.setExtension(extensionId, stored);
    const { values } = valuesInForce(configuration.settings, stored);
    this.configurations = new Map(this.configurations).set(extensionId, { ...configuration, values });
    this.tellChanges(extensionId, configuration.values, values);
    await saved;
  }

  dispose(): void {
    this.changeEmitter.dispose();
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

function invalid(extensionId: string, message: string): ExtensionHostError {
  return new ExtensionHostError('SETTING_INVALID', message, { extensionId });
}
