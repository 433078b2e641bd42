import { errorCodes } from '@plugo/sdk/protocol';
import {
  type CancellationToken,
  type MessageConnection,
  ParameterStructures,
  type RequestType,
  ResponseError,
} from 'vscode-jsonrpc';
import type { z } from 'zod';
import { type SerializedError, toExtensionHostError } from '../model/errors.js';
import { parseParameters } from './parameters.js';

/** Answers one kind of request; parameters are checked first and errors keep their code, next step and data. */
export function handle<P, R, S extends z.ZodType>(
  connection: MessageConnection,
  type: RequestType<P, R, SerializedError>,
  schema: S,
  answer: (params: z.output<S>, signal: AbortSignal) => R | Promise<R>,
): void {
  connection.onRequest(type.method, async (...received: readonly unknown[]): Promise<unknown> => {
    // The token comes last; a client may leave the parameters out.
    const token = received.at(-1) as CancellationToken;
    const params = received.length > 1 ? received[0] : undefined;
    try {
      return await answer(parseParameters(schema, params), abortSignalOf(token));
    } catch (thrown) {
      const error = toExtensionHostError(thrown);
      throw new ResponseError(errorCodes.hostError, error.message, error.serialize());
    }
  });
}

/** Sends a notification; a client that is gone misses nothing it could use. */
export function tell<P>(connection: MessageConnection, type: { readonly method: string }, params: P): void {
  connection
    .sendNotification(type.method, ParameterStructures.byName, params)
    .catch(() => connection.dispose());
}

function abortSignalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

export async function nothing(work: Promise<void>): Promise<null> {
  await work;
  return null;
}
