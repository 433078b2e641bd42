import type { Event } from '../base/emitter.js';
import { Emitter } from '../base/emitter.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ContributionWarning } from './contribution-registry.js';
import type { SettingsFile } from './settings-file.js';

export interface ConfigurationChange {
  readonly extensionId: string;
  /** All settings of the extension, by full key. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** The keys whose value differs from before. */
  readonly changed: readonly string[];
}

/** The settings of extensions: schemas from manifests, values from the settings file, checked against each other. */
export class ConfigurationStore {
  private readonly changeEmitter = new Emitter<ConfigurationChange>();
  /** Values in force changed, by {@link set} or because new schemas brought other defaults. */
  readonly onDidChange: Event<ConfigurationChange> = this.changeEmitter.event;

  constructor(private readonly file: SettingsFile) {}

  /**
   * Replaces all schemas; call it after each discovery. Broken schemas and stored values that no longer fit are told, once
   * each, and the default is used in their place.
   */
  setExtensions(extensions: readonly ExtensionDescription[]): readonly ContributionWarning[] {
    throw new Error('not written yet');
  }

  /** Every setting with a value: the person's or the default. Empty for unknown extensions. */
  valuesOf(extensionId: string): Readonly<Record<string, unknown>> {
    throw new Error('not written yet');
  }

  /** Setting key → JSON Schema, as in the manifest. */
  schemasOf(extensionId: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
    throw new Error('not written yet');
  }

  /**
   * Sets one setting; `undefined` brings the default back. In force at once, resolved when on disk.
   * @throws ExtensionHostError `SETTING_INVALID` (the old value stays), `DATA_UNWRITABLE` (in force until the host ends).
   */
  async set(extensionId: string, key: string, value: unknown): Promise<void> {
    throw new Error('not written yet');
  }

  dispose(): void {
    this.changeEmitter.dispose();
  }
}
