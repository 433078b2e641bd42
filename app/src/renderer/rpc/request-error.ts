import { errorTable, type SerializedError } from '@plugo/extension-host/control';
import { ResponseError } from 'vscode-jsonrpc';

/** What went wrong with a request, in the host's own words where it answered. */
export function toSerializedError(thrown: unknown): SerializedError {
  if (thrown instanceof ResponseError && isSerializedError(thrown.data)) return thrown.data;
  if (isSerializedError(thrown)) return thrown;
  const code = thrown instanceof ResponseError ? 'INTERNAL' : 'HOST_UNREACHABLE';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code, message, nextStep: errorTable[code].nextStep };
}

/** Ids of the extensions that keep another one from being switched off. */
export function dependentsIn(error: SerializedError): readonly string[] {
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('dependents' in data)) return [];
  const { dependents } = data;
  return Array.isArray(dependents) ? dependents.filter((id) => typeof id === 'string') : [];
}

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
