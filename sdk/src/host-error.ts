import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { ErrorData } from './protocol/error-codes.js';

/** The host refused or failed, or another extension did that was called through it. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    /** Stable name of the error, such as `CALL_TIMEOUT`; docs/errors.md lists all. `INTERNAL` where the host gave none. */
    readonly code: string,
    message: string,
    /** What can be done about it, where the host says so. */
    readonly nextStep?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What a failed request rejects with, as a {@link HostError}. */
export function toHostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const data = thrown instanceof ResponseError ? (thrown.data as Partial<ErrorData> | undefined) : undefined;
  // Nothing was sent: what was passed is no JSON, or too large.
  const isUnwritable = thrown instanceof ResponseError && thrown.code === ErrorCodes.MessageWriteError;
  const code = data?.code ?? (isUnwritable ? 'ARGUMENT_INVALID' : 'INTERNAL');
  return new HostError(code, message, data?.nextStep, { cause: thrown });
}
