import type { MessageConnection } from 'vscode-jsonrpc';
import { z } from 'zod';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import { handle, tell } from './handle.js';
import type { MetricsSource } from './host-control.js';
import * as messages from './metrics-messages.js';

const id = z.string().min(1).max(200);
const limit = z.number().positive().max(1e15).nullable().exactOptional();

const parameters = {
  none: z.unknown(),
  subscribe: z.object({
    ids: z.array(id).max(10_000).exactOptional(),
    since: z.number().exactOptional(),
  }),
  history: z.object({ id }),
  startups: z.object({ id: id.exactOptional() }),
  budgets: z.object({
    id: id.exactOptional(),
    budgets: z.object({ cpu: limit, cpuSeconds: limit, memory: limit, latency: limit, startup: limit }),
  }),
};

/** Serves what was measured. */
export function serveMetrics(
  metrics: MetricsSource,
  connection: MessageConnection,
  client: DisposableStore,
): void {
  let subscription: Disposable | undefined;
  const unsubscribe = () => {
    if (subscription) client.release(subscription);
    subscription = undefined;
  };
  handle(connection, messages.MetricsSubscribeRequest, parameters.subscribe, ({ ids, since }) => {
    if (subscription === undefined) {
      const following = new DisposableStore();
      following.add(
        metrics.onDidSample((samples) => tell(connection, messages.MetricsSamplesNotification, { samples })),
      );
      following.add(
        metrics.onDidStart((startup) => tell(connection, messages.StartupNotification, { startup })),
      );
      subscription = client.add(following);
    }
    return metrics.subscription(ids, since);
  });
  handle(connection, messages.MetricsUnsubscribeRequest, parameters.none, () => {
    unsubscribe();
    return null;
  });
  handle(connection, messages.MetricsHistoryRequest, parameters.history, ({ id: one }) => ({
    history: metrics.history(one, 'coarse'),
  }));
  handle(connection, messages.StartupListRequest, parameters.startups, ({ id: one }) => ({
    startups: metrics.listStartups(one),
  }));
  handle(connection, messages.SetBudgetsRequest, parameters.budgets, (change) => metrics.setBudgets(change));
}
