import {
  StreamCreditNotification,
  StreamItemNotification,
  StreamRequest,
} from '@plugo/extension-host/control';
import type { HostClient } from './host-client.js';

export type CollectStream = (
  extensionId: string,
  method: string,
  args: readonly unknown[],
  most: number,
) => Promise<readonly unknown[]>;

/** Items on their way at once. */
const credit = 100;

/** Reads streams to their end, or until there are as many items as wanted, for those who compare them as a whole. */
export function streamCollector(client: HostClient): CollectStream {
  const takers = new Map<number | string, (item: unknown) => void>();
  let streams = 0;
  client.on(StreamItemNotification, ({ token, item }) => takers.get(token)?.(item));
  return async (id, method, args, most) => {
    streams += 1;
    const token = `collected-${streams}`;
    const enough = new AbortController();
    const items: unknown[] = [];
    takers.set(token, (item) => {
      if (items.length < most) items.push(item);
      if (items.length >= most) enough.abort();
      else client.tell(StreamCreditNotification, { token, count: 1 });
    });
    try {
      await client.request(StreamRequest, { id, method, arguments: args, token, credit }, enough.signal);
    } catch (error) {
      if (!enough.signal.aborted) throw error;
    } finally {
      takers.delete(token);
    }
    return items;
  };
}
