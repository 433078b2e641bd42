import { InstallFolderRequest, type Sample, SampleListRequest } from '@plugo/extension-host/control';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';

export interface WelcomeActions {
  /** Brings the samples into the store. */
  loadSamples(): Promise<void>;
  /** Installs a sample and starts it. It comes with Plugo, so nothing is asked. */
  installSample(sample: Sample): Promise<void>;
}

export function welcomeActions(store: AppStore, client: HostClient): WelcomeActions {
  return {
    async loadSamples() {
      try {
        const { samples } = await client.request(SampleListRequest, {});
        store.setState({ samples });
      } catch (thrown) {
        store.setState({ samples: [], sampleProblem: toSerializedError(thrown).message });
      }
    },
    async installSample({ id, folder }) {
      store.setState(({ installingSamples }) => ({
        installingSamples: [...installingSamples, id],
        sampleProblem: undefined,
      }));
      try {
        await client.request(InstallFolderRequest, { folder });
      } catch (thrown) {
        const { message, nextStep } = toSerializedError(thrown);
        store.setState({ sampleProblem: `${message} ${nextStep}` });
      } finally {
        store.setState(({ installingSamples }) => ({
          installingSamples: installingSamples.filter((one) => one !== id),
        }));
      }
    },
  };
}
