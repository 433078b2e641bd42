/** How long everything may take, milliseconds. The numbers are those of DESIGN §6. */
export interface SupervisionTimings {
  /** From the launch to a good `initialize`. The manifest's `handshakeTimeout` wins. */
  readonly handshake: number;
  /** For `activate`. The manifest's `activationTimeout` wins. */
  readonly activation: number;
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
  readonly backOffCap: number;
  /** So many crashes … */
  readonly crashLimit: number;
  /** … within this time, and it stays stopped. */
  readonly crashWindow: number;
  /** After this long without a crash the count begins anew. */
  readonly healthyAfter: number;
}

export const defaultTimings: SupervisionTimings = {
  handshake: 10_000,
  activation: 30_000,
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
