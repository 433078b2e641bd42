import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { ControlError, IdParams } from './messages.js';

export interface RevealSettingParams extends IdParams {
  readonly key: string;
  /** Names of properties and positions in lists, from the value of the setting to the secret; empty where the whole value is one. */
  readonly path: readonly (string | number)[];
}

/**
 * Client → host. What is at a place in a setting, in clear: everywhere else a secret is told as its mask. `null` where nothing is;
 * fails with `SETTING_INVALID` where the extension has no such setting.
 */
export const RevealSettingRequest = new RequestType<
  RevealSettingParams,
  { readonly value: unknown },
  ControlError
>('configuration/reveal', ParameterStructures.byName);
