import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import { HostError } from '../host-error.js';
import { type ErrorData, errorCodes } from '../protocol/error-codes.js';

/** `RequestCancelled` of LSP, which JSON-RPC itself does not have. */
const requestCancelled = -32800;

/** A thrown value as the error that travels: its message for people, its stack in the data. */
export function methodFailed(thrown: unknown, code = 'METHOD_FAILED'): ResponseError<ErrorData> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new ResponseError(errorCodes.methodFailed, error.message || error.name, {
    code,
    ...(error === thrown && error.stack !== undefined ? { stack: error.stack } : {}),
  });
}

/** The method says that the call was wrong, not that it could not do its work. */
export function isRefusal(error: unknown): error is HostError {
  return error instanceof HostError && error.code === 'ARGUMENT_INVALID';
}

export function argumentInvalid({ code, message }: HostError): ResponseError<ErrorData> {
  return new ResponseError(ErrorCodes.InvalidParams, message, { code });
}

export function cancelled(method: string): ResponseError<ErrorData> {
  return new ResponseError(requestCancelled, `${method} was cancelled.`, { code: 'CALL_CANCELLED' });
}

/** More names than a person reads are only counted. */
const listedNames = 40;

export function methodNotFound(method: string, names: readonly string[]): ResponseError<ErrorData> {
  const more = names.length > listedNames ? ` and ${names.length - listedNames} more` : '';
  const list = names.length === 0 ? 'nothing' : names.slice(0, listedNames).join(', ') + more;
  return new ResponseError(
    ErrorCodes.MethodNotFound,
    `The extension exports no method "${method}". It exports: ${list}.`,
    { code: 'METHOD_NOT_FOUND' },
  );
}
