import { ResponseError } from 'vscode-jsonrpc';
import { type ErrorData, errorCodes } from '../protocol/error-codes.js';

/** Items of a stream that fit into the answer to an ordinary call. */
const mostCollected = 1_000;

type Items = AsyncIterable<unknown> | Iterable<unknown>;

/** Whether a method answers with one item after the other: a generator, or whatever can be read with `for await`. */
export function isStream(value: unknown): value is Items {
  if (typeof value !== 'object' || value === null) return false;
  return Symbol.asyncIterator in value || ('next' in value && Symbol.iterator in value);
}

/** What a method has answered, one by one: where it does not stream, its result is the only item. */
export function itemsOf(result: unknown): Items {
  return isStream(result) ? result : [result];
}

/** All items in one array, for a caller that does not stream. */
export async function collect(items: Items, method: string): Promise<readonly unknown[]> {
  const collected: unknown[] = [];
  for await (const item of items) {
    if (collected.length === mostCollected) throw tooLong(method);
    collected.push(item);
  }
  return collected;
}

function tooLong(method: string): ResponseError<ErrorData> {
  const message = `${method} streams more than ${mostCollected} items, which is too much for one answer.`;
  return new ResponseError(errorCodes.hostError, message, { code: 'RESULT_TOO_LONG' });
}
