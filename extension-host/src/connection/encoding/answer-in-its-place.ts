import { errorCodes } from '@plugo/sdk/protocol';
import { Message, ResponseError } from 'vscode-jsonrpc';

/** The error to be answered in place of a result that cannot travel; undefined for what is no result. */
export function answerInItsPlace(message: Message, reason: Error): Message | undefined {
  if (!Message.isResponse(message) || message.result === undefined) return undefined;
  const sentence = `The result cannot be sent. ${reason.message}`;
  const error = new ResponseError(errorCodes.hostError, sentence, { code: 'METHOD_FAILED' }).toJson();
  const response: object = { id: message.id, error };
  return { jsonrpc: message.jsonrpc, ...response };
}
