import type { Sample } from '@plugo/extension-host/control';

/** What the welcome page shows of the samples. */
export interface WelcomeState {
  /** Undefined until the host has told. */
  readonly samples: readonly Sample[] | undefined;
  /** Ids of those that are being installed. */
  readonly installingSamples: readonly string[];
  /** Why the last one was not installed. */
  readonly sampleProblem: string | undefined;
}

export const noWelcome: WelcomeState = {
  samples: undefined,
  installingSamples: [],
  sampleProblem: undefined,
};
