import type { TransportPreference } from '../model/transport.js';

/** Settings of the host itself, kept in settings.json of the data directory. */
export interface HostSettings {
  /** For extensions whose manifest says `auto`. */
  readonly transport: TransportPreference;
  /** Directory for sockets; empty: a private directory under the system's temporary one. */
  readonly socketDirectory: string;
}

export const defaultHostSettings: HostSettings = { transport: 'auto', socketDirectory: '' };
