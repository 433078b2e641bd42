import { type EncodedMessage, encodeMessage } from '@plugo/sdk/protocol';
import type { Message } from 'vscode-jsonrpc';
import { formatBytes, wireLimits } from '../wire-limits.js';

/**
 * @param canAttach Whether the peer reads attachments.
 * @throws Error with a sentence: it is too large, or holds what cannot travel
 */
export function encodeWithinLimit(message: Message, canAttach: boolean): EncodedMessage {
  const encoded = encodeMessage(message, canAttach);
  if (encoded.bytes <= wireLimits.body) return encoded;
  throw new Error(
    `It takes ${formatBytes(encoded.bytes)}, and a message may have ${formatBytes(wireLimits.body)}.`,
  );
}
