import type { ExtensionManifest } from '../model/manifest/schema.js';

/** How long everything may take, milliseconds. The numbers are those of DESIGN §6. */
export interface SupervisionTimings {
  /** From the launch to a good `initialize`. The manifest's `handshakeTimeout` wins. */
  readonly handshake: number;
  /** For `activate`. The manifest's `activationTimeout` wins. */
  readonly activation: number;
  /** For calls under way when another process takes over. */
  readonly drain: number;
  /** For `deactivate` to be answered. */
  readonly deactivation: number;
  /** From SIGTERM to SIGKILL. */
  readonly termination: number;
  /** From one ping to the next. */
  readonly pingInterval: number;
  /** For a ping to be answered. */
  readonly pingTimeout: number;
  /** An unresponsive extension is restarted after this long. */
  readonly unresponsiveLimit: number;
  /** First delay after a crash that is not the first one; doubles each time. */
  readonly backOffBase: number;
  /** The longest delay. The manifest's `restart.maxBackoffSeconds` wins. */
  readonly backOffCap: number;
  /** So many crashes … The manifest's `restart.maxCrashes` and `restart.windowSeconds` win. */
  readonly crashLimit: number;
  /** … within this time, and it stays stopped. */
  readonly crashWindow: number;
  /** After this long without a crash the count begins anew. */
  readonly healthyAfter: number;
}

export const defaultTimings: SupervisionTimings = {
  handshake: 10_000,
  activation: 30_000,
  drain: 30_000,
  deactivation: 3_000,
  termination: 2_000,
  pingInterval: 5_000,
  pingTimeout: 3_000,
  unresponsiveLimit: 30_000,
  backOffBase: 1_000,
  backOffCap: 60_000,
  crashLimit: 5,
  crashWindow: 5 * 60_000,
  healthyAfter: 10 * 60_000,
};

/** So many pings in a row must stay unanswered before an extension counts as unresponsive. */
export const allowedMisses = 3;

/** The timings of one extension: the defaults, what was passed in place of them, and above all what its manifest says. */
export function timingsFor(
  manifest: Pick<ExtensionManifest, 'handshakeTimeout' | 'activationTimeout' | 'restart'>,
  replaced: Partial<SupervisionTimings> = {},
): SupervisionTimings {
  const { handshakeTimeout, activationTimeout } = manifest;
  const { maxCrashes, windowSeconds, maxBackoffSeconds } = manifest.restart;
  return {
    ...defaultTimings,
    ...replaced,
    ...(handshakeTimeout === undefined ? {} : { handshake: handshakeTimeout * 1000 }),
    ...(activationTimeout === undefined ? {} : { activation: activationTimeout * 1000 }),
    ...(maxCrashes === undefined ? {} : { crashLimit: maxCrashes }),
    ...(windowSeconds === undefined ? {} : { crashWindow: windowSeconds * 1000 }),
    ...(maxBackoffSeconds === undefined ? {} : { backOffCap: maxBackoffSeconds * 1000 }),
  };
}

/** How long an extension has been silent when it is ended for it: the missed pings, then the grace. */
export function silenceBeforeEnd(timings: SupervisionTimings): number {
  return allowedMisses * timings.pingInterval + timings.unresponsiveLimit;
}
