import { errorTable, type SerializedError } from '@plugo/extension-host/control';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import { inWords } from '../../shared/texts/host-words.js';
import { texts } from '../../shared/texts/index.js';

/** What went wrong with a request, in the language of the window. */
export function toSerializedError(thrown: unknown): SerializedError {
  const error = errorIn(thrown);
  return error.code === 'HOST_UNREACHABLE' ? error : inWords(error);
}

function errorIn(thrown: unknown): SerializedError {
  if (thrown instanceof ResponseError && isSerializedError(thrown.data)) return thrown.data;
  if (isSerializedError(thrown)) return thrown;
  if (!(thrown instanceof ResponseError)) {
    return unreachable(thrown instanceof Error ? thrown.message : String(thrown));
  }
  // The connection ended before the answer came.
  if (thrown.code === ErrorCodes.PendingResponseRejected) return unreachable(texts.host.interrupted);
  return { code: 'INTERNAL', message: thrown.message, nextStep: errorTable.INTERNAL.nextStep };
}

/** Ids of the extensions that keep another one from being switched off. */
export function dependentsIn(error: SerializedError): readonly string[] {
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('dependents' in data)) return [];
  const { dependents } = data;
  return Array.isArray(dependents) ? dependents.filter((id) => typeof id === 'string') : [];
}

const unreachable = (message: string): SerializedError => ({
  code: 'HOST_UNREACHABLE',
  message,
  nextStep: texts.host.unreachableNext,
});

function isSerializedError(value: unknown): value is SerializedError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'message' in value &&
    typeof value.message === 'string' &&
    'nextStep' in value &&
    typeof value.nextStep === 'string'
  );
}
