import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { HealthReport } from './health.js';

export interface ActivateParams {
  /** The activation event that led here, such as `onStartup` or `onCommand:wordCount.count`. */
  readonly event: string;
}

export interface ActivateResult {
  /** Names of all methods the host may call, such as `MyPlugin.SayHello`. */
  readonly methods: readonly string[];
}

/** Host → extension, once, after `initialize`. The extension is active when it answers. */
export const ActivateRequest = new RequestType<ActivateParams, ActivateResult, void>(
  'activate',
  ParameterStructures.byName,
);

/** Host → extension, before it is stopped. It has 3 s to finish its work and answer; then it is terminated. */
export const DeactivateRequest = new RequestType<Record<string, never>, null, void>(
  'deactivate',
  ParameterStructures.byName,
);

/** Host → extension, every few seconds. An answer proves that its event loop runs. */
export const PingRequest = new RequestType<Record<string, never>, HealthReport, void>(
  'ping',
  ParameterStructures.byName,
);
