import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import { type Log, textOf } from '../context/log.js';
import { runInCall } from '../current-call.js';
import type { ExportRegistry } from '../exports/export-registry.js';
import { HostError } from '../host-error.js';
import { type ErrorData, errorCodes } from '../protocol/error-codes.js';
import type { HostLink } from './host-link.js';
import { type ReceivedCall, RunningCall } from './running-call.js';

export interface Call extends ReceivedCall {
  readonly params: unknown;
}

/** What the calls of a session have in common. */
export interface Served {
  readonly registry: ExportRegistry;
  readonly log: Log;
  readonly host: HostLink;
}

/** `RequestCancelled` of LSP, which JSON-RPC itself does not have. */
const requestCancelled = -32800;

/**
 * Calls an exported method. Positional parameters become its arguments; an object is its only one. Fails with the
 * `ResponseError` to be sent: unknown name, cancelled, or what the method threw, which is logged with its stack as well.
 */
export function dispatch({ registry, log, host }: Served, received: Call): unknown {
  const { method, params } = received;
  const exported = registry.find(method);
  if (exported === undefined) throw methodNotFound(method, registry.names);
  const args = (params === undefined ? [] : Array.isArray(params) ? params : [params]) as never[];
  const call = new RunningCall(received, host);
  const failed = (error: unknown) => {
    call.end();
    if (call.isCancelled) return cancelled(method);
    if (isRefusal(error)) return argumentInvalid(error);
    log.error(`${method} failed. ${textOf(error)}`);
    return methodFailed(error);
  };
  try {
    const result: unknown = runInCall(call, () => exported(...args));
    // What is there at once need not go through promises.
    if (isThenable(result)) return answerOf(result, call, failed);
    call.end();
    return result;
  } catch (error) {
    throw failed(error);
  }
}

async function answerOf(
  result: PromiseLike<unknown>,
  call: RunningCall,
  failed: (error: unknown) => Error,
): Promise<unknown> {
  try {
    const value = await result;
    call.end();
    return value;
  } catch (error) {
    throw failed(error);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}

/** A thrown value as the error that travels: its message for people, its stack in the data. */
export function methodFailed(thrown: unknown, code = 'METHOD_FAILED'): ResponseError<ErrorData> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new ResponseError(errorCodes.methodFailed, error.message || error.name, {
    code,
    ...(error === thrown && error.stack !== undefined ? { stack: error.stack } : {}),
  });
}

/** The method says that the call was wrong, not that it could not do its work. */
function isRefusal(error: unknown): error is HostError {
  return error instanceof HostError && error.code === 'ARGUMENT_INVALID';
}

function argumentInvalid({ code, message }: HostError): ResponseError<ErrorData> {
  return new ResponseError(ErrorCodes.InvalidParams, message, { code });
}

function cancelled(method: string): ResponseError<ErrorData> {
  return new ResponseError(requestCancelled, `${method} was cancelled.`, { code: 'CALL_CANCELLED' });
}

/** More names than a person reads are only counted. */
const listedNames = 40;

function methodNotFound(method: string, names: readonly string[]): ResponseError<ErrorData> {
  const more = names.length > listedNames ? ` and ${names.length - listedNames} more` : '';
  const list = names.length === 0 ? 'nothing' : names.slice(0, listedNames).join(', ') + more;
  return new ResponseError(
    ErrorCodes.MethodNotFound,
    `The extension exports no method "${method}". It exports: ${list}.`,
    { code: 'METHOD_NOT_FOUND' },
  );
}
