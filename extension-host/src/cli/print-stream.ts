import type { MessageConnection } from 'vscode-jsonrpc';
import {
  type CallParams,
  StreamCreditNotification,
  StreamItemNotification,
  StreamRequest,
} from '../control/messages.js';
import { waitForInterruption } from './interruption.js';
import { printableJson } from './printable.js';
import { request } from './request.js';

/** Items that may be on their way; the next ones come as fast as they are printed. */
const credit = 32;

/** Prints the items of a method that streams, a line of JSON each, until the last, Ctrl+C, or nobody reads the output any more. */
export async function printStream(connection: MessageConnection, call: CallParams): Promise<void> {
  const token = 0;
  connection.onNotification(StreamItemNotification, ({ item }) => {
    process.stdout.write(`${printableJson(item)}\n`, (error) => {
      if (error) return;
      // Where the host is gone, the request tells.
      connection.sendNotification(StreamCreditNotification, { token, count: 1 }).catch(() => undefined);
    });
  });
  const interruption = waitForInterruption();
  try {
    await Promise.race([
      request(connection, StreamRequest, { ...call, token, credit }),
      interruption.happened,
    ]);
  } finally {
    interruption.dispose();
  }
}
