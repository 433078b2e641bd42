import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';

export interface ConfigurationChangedParams {
  /** All settings of the extension, by full key. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** The keys whose value differs from the one sent before. */
  readonly changed: readonly string[];
}

/** Host → extension. Values are valid against the extension's own schema. */
export const ConfigurationChangedNotification = new NotificationType<ConfigurationChangedParams>(
  'configuration/didChange',
  ParameterStructures.byName,
);
