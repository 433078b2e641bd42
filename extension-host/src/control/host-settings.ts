import type {
  CompressionPreference,
  EncodingPreference,
  EncryptionPreference,
  TransportPreference,
} from '../model/transport.js';

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
  /** How messages are written to extensions that can read it. In force for connections that are made from then on. */
  readonly encoding: EncodingPreference;
  /**
   * How messages of 16 KiB and more are compressed, to extensions that can read it. Off by default: within one computer copying bytes
   * is many times faster than compressing them.
   */
  readonly compression: CompressionPreference;
  /**
   * Whether one process is kept ready for the next start of a JavaScript extension. In force at once. Without effect, and told as off,
   * where the host was made without.
   */
  readonly warmSpare: boolean;
}

/** What a setting of the host may be: one of several, a text, or yes or no. The first choice is the default. */
export type HostSettingRule<T> =
  | { readonly choices: readonly [T, ...T[]] }
  | { readonly type: 'string' | 'boolean'; readonly default: T };

/** The settings of the host: all that checks, keeps and shows them goes by this table. */
export const hostSettingRules: { readonly [K in keyof HostSettings]: HostSettingRule<HostSettings[K]> } = {
  transport: { choices: ['auto', 'unix', 'tcp'] },
  socketDirectory: { type: 'string', default: '' },
  encryption: { choices: ['off', 'tcp', 'always'] },
  encoding: { choices: ['json', 'msgpack'] },
  compression: { choices: ['none', 'gzip', 'brotli'] },
  warmSpare: { type: 'boolean', default: true },
};

export const defaultHostSettings = Object.fromEntries(
  Object.entries(hostSettingRules).map(([key, rule]) => [
    key,
    'choices' in rule ? rule.choices[0] : rule.default,
  ]),
) as unknown as HostSettings;
