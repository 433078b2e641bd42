import { type ErrorData, errorCodes } from '@plugo/sdk/protocol';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import { type ErrorCode, ExtensionHostError, errorTable, toExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';

/** The error that an extension answered to a request, as an error of the host. */
export function fromResponseError(
  thrown: unknown,
  extension: ExtensionLabel,
  method: string,
  exportedMethods: readonly string[],
): ExtensionHostError {
  if (!(thrown instanceof ResponseError)) return toExtensionHostError(thrown);
  const { message, code } = thrown;
  const { nextStep, stack, code: reportedCode } = readErrorData(thrown.data);
  const options = {
    extensionId: extension.id,
    cause: thrown,
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(stack === undefined ? {} : { data: { stack } }),
  };
  switch (code) {
    case ErrorCodes.MethodNotFound:
      return methodNotFound(extension, method, exportedMethods);
    case ErrorCodes.InvalidParams:
      return new ExtensionHostError('ARGUMENT_INVALID', message, options);
    case ErrorCodes.MessageWriteError:
      return new ExtensionHostError('ARGUMENT_INVALID', `${method} could not be called: ${message}`, {
        extensionId: extension.id,
        nextStep: 'Pass less, and only JSON and Uint8Array.',
      });
    case errorCodes.busy:
      return new ExtensionHostError('BUSY', message, options);
    case errorCodes.hostError:
      return new ExtensionHostError(reportedCode ?? 'METHOD_FAILED', message, options);
    default:
      return new ExtensionHostError('METHOD_FAILED', message, options);
  }
}

/** @param exportedMethods Names for the sentence; of very many only the first 20 are listed. */
export function methodNotFound(
  extension: ExtensionLabel,
  method: string,
  exportedMethods: readonly string[],
): ExtensionHostError {
  const listed = exportedMethods.slice(0, 20).join(', ') + (exportedMethods.length > 20 ? ', …' : '');
  const exports = listed === '' ? 'It exports none.' : `It exports ${listed}.`;
  return new ExtensionHostError(
    'METHOD_NOT_FOUND',
    `${extension.name} exports no method "${method}". ${exports}`,
    { extensionId: extension.id },
  );
}

interface KnownErrorData extends Omit<Partial<ErrorData>, 'code'> {
  readonly code?: ErrorCode;
}

/** `error.data` is whatever the extension sent: only strings are taken, and only codes we know. */
function readErrorData(data: unknown): KnownErrorData {
  if (typeof data !== 'object' || data === null) return {};
  const { code, nextStep, stack } = data as Record<string, unknown>;
  return {
    ...(typeof code === 'string' && isErrorCode(code) ? { code } : {}),
    ...(typeof nextStep === 'string' ? { nextStep: nextStep.slice(0, 500) } : {}),
    ...(typeof stack === 'string' ? { stack: stack.slice(0, 8_000) } : {}),
  };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
