import type { MessageConnection } from 'vscode-jsonrpc';
import { z } from 'zod';
import type { DisposableStore } from '../base/disposable.js';
import { handle, tell } from './handle.js';
import type { HostControl, TrafficSource } from './host-control.js';
import {
  TrafficCreditNotification,
  TrafficMessagesNotification,
  TrafficSubscribeRequest,
  TrafficUnsubscribeRequest,
} from './traffic-messages.js';

const parameters = {
  none: z.unknown(),
  subscribe: z.object({ ids: z.array(z.string().min(1).max(200)).max(10_000).exactOptional() }),
  credit: z.object({ count: z.number().int().min(1).max(1_000) }),
};

/** The messages between host and extensions, to a client that wants to see them. Nothing goes on for one that is gone. */
export function serveTraffic(
  host: HostControl,
  connection: MessageConnection,
  client: DisposableStore,
): void {
  let watch: ReturnType<TrafficSource['watch']> | undefined;
  const end = () => {
    if (watch) client.release(watch);
    watch = undefined;
  };
  handle(connection, TrafficSubscribeRequest, parameters.subscribe, ({ ids }) => {
    end();
    watch = client.add(
      host.traffic.watch(ids, (batch) => tell(connection, TrafficMessagesNotification, batch)),
    );
    return null;
  });
  handle(connection, TrafficUnsubscribeRequest, parameters.none, () => {
    end();
    return null;
  });
  connection.onNotification(TrafficCreditNotification.method, (params: unknown) => {
    const parsed = parameters.credit.safeParse(params);
    if (parsed.success) watch?.grant(parsed.data.count);
  });
}
