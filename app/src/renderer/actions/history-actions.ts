import type { CrashReport } from '@plugo/extension-host/control';
import type { HostClient } from '../rpc/host-client.js';
import { type AppStore, receiveReports } from '../store/app-store.js';

export interface HistoryActions {
  /** Brings what happened to an extension into the store; what happens from then on comes by itself. */
  loadReports(extensionId: string): Promise<void>;
  /** What was known at a crash, by its moment; undefined where it was not kept. */
  crashReportAt(extensionId: string, at: number): Promise<CrashReport | undefined>;
}

export function historyActions(store: AppStore, client: HostClient): HistoryActions {
  return {
    async loadReports(id) {
      // A host that is gone is told of elsewhere, and the next one is asked again.
      const reports = await client.reports(id).catch(() => []);
      store.setState((state) => receiveReports(state, id, reports));
    },
    async crashReportAt(id, at) {
      try {
        const crash = (await client.crashes(id)).findLast((one) => one.at === at);
        return crash && (await client.crashReport(id, crash.name));
      } catch {
        return undefined;
      }
    },
  };
}
