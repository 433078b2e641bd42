import { type ErrorData, errorCodes } from '@plugo/sdk/protocol';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { z } from 'zod';
import { errorTable, toExtensionHostError } from '../model/errors.js';

/** What the host threw, as an error that travels to the extension. */
export function toResponseError(thrown: unknown): ResponseError<ErrorData> {
  if (thrown instanceof ResponseError) return thrown;
  const { code, message, nextStep } = toExtensionHostError(thrown);
  return new ResponseError(code === 'BUSY' ? errorCodes.busy : errorCodes.hostError, message, {
    code,
    nextStep,
  });
}

/** Params of an extension that do not have the shape the protocol demands. */
export function invalidParams(method: string, error: z.ZodError): ResponseError<ErrorData> {
  const nextStep = errorTable.ARGUMENT_INVALID.nextStep;
  return new ResponseError(ErrorCodes.InvalidParams, describeInvalidParams(method, error), {
    code: 'ARGUMENT_INVALID',
    nextStep,
  });
}

/** `notification/show: severity: Invalid option …; actions.0.title: …` */
export function describeInvalidParams(method: string, error: z.ZodError): string {
  const issues = error.issues.slice(0, 5).map(({ path, message }) => {
    const place = path.map(String).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  return `${method}: ${issues.join('; ')}`;
}
