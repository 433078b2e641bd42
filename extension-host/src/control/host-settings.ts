import type { EncryptionPreference, TransportPreference } from '../model/transport.js';

/** Settings of the host itself, kept in settings.json of the data directory. */
export interface HostSettings {
  /** For extensions whose manifest says `auto`. */
  readonly transport: TransportPreference;
  /** Directory for sockets; empty: a private directory under the system's temporary one. */
  readonly socketDirectory: string;
  /**
   * What of the connections to extensions is encrypted. Off by default: nothing leaves this computer, only an administrator could
   * listen on it, who can read the memory of both sides anyway, and strangers are kept out by the one-time token.
   */
  readonly encryption: EncryptionPreference;
  /**
   * Whether one process is kept ready for the next start of a JavaScript extension. In force at once. Without effect, and told as off,
   * where the host was made without.
   */
  readonly warmSpare: boolean;
}

export const defaultHostSettings: HostSettings = {
  transport: 'auto',
  socketDirectory: '',
  encryption: 'off',
  warmSpare: true,
};
