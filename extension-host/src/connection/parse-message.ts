import type { Message, NotificationMessage, RequestMessage, ResponseMessage } from 'vscode-jsonrpc';
import { ProtocolViolation, quote } from './protocol-violation.js';

export type MessageId = number | string;

/** A message whose shape was checked; what its params or result hold was not. */
export type CheckedMessage =
  | (RequestMessage & { readonly id: MessageId })
  | NotificationMessage
  | (ResponseMessage & { readonly id: MessageId | null });

/** @throws ProtocolViolation for anything that is not exactly a request, a notification or a response */
export function checkMessage(message: unknown): CheckedMessage {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    throw new ProtocolViolation(`sent ${describe(message)} where a JSON-RPC message was expected`);
  }
  const { jsonrpc, id, method, params } = message as Record<string, unknown>;
  if (jsonrpc !== '2.0') throw new ProtocolViolation('sent a message without "jsonrpc": "2.0"');
  if (method === undefined) return checkResponse(message);
  if (typeof method !== 'string') throw new ProtocolViolation('sent a message whose method is no string');
  if (params !== undefined && params !== null && typeof params !== 'object') {
    throw new ProtocolViolation(`sent ${quote(method)} with params that are neither object nor array`);
  }
  if (id !== undefined && !isId(id)) {
    throw new ProtocolViolation(`sent ${quote(method)} with an id that is neither string nor number`);
  }
  return message as CheckedMessage;
}

function checkResponse(message: object): CheckedMessage {
  const { id, result, error } = message as Record<string, unknown>;
  if (!isId(id) && id !== null) {
    throw new ProtocolViolation(`sent ${describe(message)}, which is no JSON-RPC message`);
  }
  if ((result === undefined) === (error === undefined)) {
    throw new ProtocolViolation(
      `answered request ${id} with ${result === undefined ? 'neither' : 'both'} result and error`,
    );
  }
  if (error !== undefined && !isError(error)) {
    throw new ProtocolViolation(`answered request ${id} with an error that has no code and message`);
  }
  return message as Message as CheckedMessage;
}

function isId(id: unknown): id is MessageId {
  return typeof id === 'number' || (typeof id === 'string' && id.length <= 200);
}

function isError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as Record<string, unknown>;
  return Number.isInteger(code) && typeof message === 'string';
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  try {
    return quote(JSON.stringify(value) ?? 'nothing');
  } catch {
    // It was parsed without recursion, and is written with it.
    return 'an object nested too deeply';
  }
}
