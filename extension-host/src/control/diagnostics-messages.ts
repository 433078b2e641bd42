import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { ControlError } from './messages.js';

export interface DiagnosticsSaveParams {
  /** Absolute path that ends with `.zip`. What is there is replaced. */
  readonly file: string;
  /** As in `extension/call`: how far it is comes as `call/progress`. */
  readonly progressToken?: number | string;
}

export interface DiagnosticsSaveResult {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Files in the archive. */
  readonly entries: number;
}

/**
 * Client → host. Saves one file with versions, states, settings without secrets, reports, crash reports and logs. Cancel the request to call
 * it off. Fails with `DIAGNOSTICS_FAILED`.
 */
export const DiagnosticsSaveRequest = new RequestType<
  DiagnosticsSaveParams,
  DiagnosticsSaveResult,
  ControlError
>('diagnostics/save', ParameterStructures.byName);
