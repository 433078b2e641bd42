import {
  CulpritAnswerRequest,
  CulpritChangedNotification,
  type CulpritCheck,
  CulpritFollowRequest,
  CulpritStartRequest,
  CulpritStopRequest,
  type CulpritVerdict,
} from '@plugo/extension-host/control';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';
import { keepDismissed } from '../trouble/dismissed-failures.js';

/** What a person does about trouble. */
export interface TroubleActions {
  openCulprit(): void;
  /** Asks the host how the search stands; after each new connection. */
  followCulprit(): Promise<void>;
  startCulprit(check: CulpritCheck | undefined, observe: number): Promise<void>;
  answerCulprit(verdict: CulpritVerdict): Promise<void>;
  /** Ends the search, or puts away what it has found. */
  stopCulprit(): Promise<void>;
  dismissFailures(keys: readonly string[]): void;
}

export function troubleActions(store: AppStore, client: HostClient): TroubleActions {
  client.on(CulpritChangedNotification, ({ search }) => store.setState({ culprit: search ?? undefined }));

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      const error = toSerializedError(thrown);
      store.setState({ message: `${error.message} ${error.nextStep}` });
    }
  };

  return {
    openCulprit: () => store.setState({ dialog: { kind: 'culprit' } }),
    async followCulprit() {
      const { search } = await client.request(CulpritFollowRequest, {});
      store.setState({ culprit: search ?? undefined });
    },
    startCulprit: (check, observe) =>
      attempt(async () => {
        store.setState({ dialog: undefined });
        await client.request(CulpritStartRequest, {
          observe,
          ...(check === undefined ? {} : { check }),
        });
      }),
    answerCulprit: (verdict) =>
      attempt(async () => {
        const { culprit } = store.getState();
        if (culprit !== undefined)
          await client.request(CulpritAnswerRequest, { step: culprit.step, verdict });
      }),
    stopCulprit: () => attempt(() => client.request(CulpritStopRequest, {})),
    dismissFailures(keys) {
      const dismissedFailures = [...store.getState().dismissedFailures, ...keys];
      store.setState({ dismissedFailures });
      keepDismissed(dismissedFailures);
    },
  };
}
