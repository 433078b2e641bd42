import {
  type BudgetChange,
  type MetricHistory,
  MetricsHistoryRequest,
  MetricsSamplesNotification,
  MetricsSubscribeRequest,
  MetricsUnsubscribeRequest,
  ProfileListRequest,
  ProfileReadRequest,
  ProfileRecordRequest,
  ProfileStopRequest,
  type RecordedProfile,
  SetBudgetsRequest,
  StartupListRequest,
  StartupNotification,
} from '@plugo/extension-host/control';
import type { PreloadApi } from '../../shared/preload-api.js';
import { withSamples } from '../performance/metric-history.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import { type AppStore, withKey } from '../store/app-store.js';
import type { PerformanceTab } from '../store/performance.js';

export interface PerformanceActions {
  /** Brings what is measured into the store, each second, until what is returned is called. To be called anew for each host. */
  watchMetrics(): () => void;
  /** The last hour of an extension, or of all. Undefined where the host does not answer. */
  metricHour(id: string): Promise<MetricHistory | undefined>;
  setBudgets(change: BudgetChange): Promise<void>;
  showChartsOf(id: string): void;
  showPerformance(tab: PerformanceTab): void;
  loadProfiles(): Promise<void>;
  /** Records, and shows what was recorded. */
  record(id: string, kind: 'cpu' | 'heap', duration: number): Promise<void>;
  /** Ends a CPU profile before its time. */
  stopRecording(id: string): Promise<void>;
  cancelRecording(id: string): void;
  openProfile(profileId: string | undefined): void;
  /** The pieces of the file of a recording, in their order. */
  readProfile(profileId: string): AsyncGenerator<string, void, undefined>;
  /** Lets the person choose where to. */
  saveProfile(profile: RecordedProfile): Promise<void>;
}

export function performanceActions(
  store: AppStore,
  client: HostClient,
  plugo: PreloadApi,
): PerformanceActions {
  let watchers = 0;
  const cancelling = new Map<string, AbortController>();
  client.on(MetricsSamplesNotification, ({ samples }) =>
    store.setState(({ metrics }) => ({ metrics: withSamples(metrics, samples) })),
  );
  client.on(StartupNotification, ({ startup }) =>
    store.setState(({ startups }) => ({ startups: [...startups, startup] })),
  );
  const tell = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (thrown) {
      const { message, nextStep } = toSerializedError(thrown);
      store.setState({ message: `${message} ${nextStep}` });
    }
  };
  const subscribe = async (): Promise<void> => {
    const { history, budgets } = await client.request(MetricsSubscribeRequest, {});
    store.setState({ metrics: history, budgets });
    const { startups } = await client.request(StartupListRequest, {});
    store.setState({ startups });
  };
  const loadProfiles = async (): Promise<void> => {
    const { profiles } = await client.request(ProfileListRequest, {});
    store.setState({ profiles });
  };
  return {
    watchMetrics() {
      watchers += 1;
      if (watchers === 1) void tell(subscribe());
      return () => {
        watchers -= 1;
        // A host that is gone sends nothing any more.
        if (watchers === 0) client.request(MetricsUnsubscribeRequest, {}).catch(() => undefined);
      };
    },
    async metricHour(id) {
      const answer = await client.request(MetricsHistoryRequest, { id }).catch(() => undefined);
      return answer?.history;
    },
    async setBudgets(change) {
      await tell(client.request(SetBudgetsRequest, change).then((budgets) => store.setState({ budgets })));
    },
    showChartsOf: (chartsOf) => store.setState({ chartsOf }),
    showPerformance: (performanceTab) => store.setState({ performanceTab }),
    loadProfiles: () => tell(loadProfiles()),
    async record(id, kind, duration) {
      const cancel = new AbortController();
      cancelling.set(id, cancel);
      const since = Date.now();
      store.setState(({ recordings }) => ({
        recordings: withKey(recordings, id, { kind, since, duration }),
      }));
      try {
        const profile = await client.request(
          ProfileRecordRequest,
          { id, kind, ...(kind === 'cpu' ? { duration } : {}) },
          cancel.signal,
        );
        await loadProfiles();
        store.setState({ openProfile: profile.profileId, performanceTab: 'recordings', view: 'performance' });
      } catch (thrown) {
        const { code, message, nextStep } = toSerializedError(thrown);
        if (code !== 'CALL_CANCELLED') store.setState({ message: `${message} ${nextStep}` });
      } finally {
        cancelling.delete(id);
        store.setState(({ recordings }) => ({ recordings: withKey(recordings, id, undefined) }));
      }
    },
    stopRecording: (id) => tell(client.request(ProfileStopRequest, { id })),
    cancelRecording: (id) => cancelling.get(id)?.abort(),
    openProfile: (openProfile) => store.setState({ openProfile }),
    async *readProfile(profileId) {
      for (let offset: number | undefined = 0; offset !== undefined; ) {
        const piece: { text: string; next?: number } = await client.request(ProfileReadRequest, {
          profileId,
          offset,
        });
        yield piece.text;
        offset = piece.next;
      }
    },
    async saveProfile({ file }) {
      const message = await plugo.saveProfile(file);
      if (message !== undefined) store.setState({ message });
    },
  };
}
