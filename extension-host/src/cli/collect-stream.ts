import { CancellationTokenSource, type MessageConnection } from 'vscode-jsonrpc';
import {
  type CallParams,
  StreamCreditNotification,
  StreamItemNotification,
  StreamRequest,
} from '../control/messages.js';

/** Items that may be on their way. */
const credit = 32;
let streams = 0;

/** The items of a method that streams, to its end or until there are as many as wanted. */
export async function collectStream(
  connection: MessageConnection,
  call: CallParams,
  most: number,
): Promise<readonly unknown[]> {
  streams += 1;
  const token = `collected-${streams}`;
  const enough = new CancellationTokenSource();
  const items: unknown[] = [];
  const listening = connection.onNotification(StreamItemNotification, ({ token: of, item }) => {
    if (of !== token) return;
    if (items.length < most) items.push(item);
    if (items.length >= most) enough.cancel();
    else connection.sendNotification(StreamCreditNotification, { token, count: 1 }).catch(() => undefined);
  });
  try {
    await connection.sendRequest(StreamRequest, { ...call, token, credit }, enough.token);
  } catch (error) {
    if (!enough.token.isCancellationRequested) throw error;
  } finally {
    listening.dispose();
    enough.dispose();
  }
  return items;
}
