/**
 * Names of the environment variables through which the host tells an extension process how to reach it.
 * They are the only ones the host adds to its allow-list.
 */
export const environment = {
  /**
   * Where to dial: `unix:/path/to/socket`, `pipe:\\.\pipe\name` or `tcp:127.0.0.1:49152`; with `tls+` before it where the
   * connection is encrypted.
   */
  endpoint: 'PLUGO_ENDPOINT',
  /** One-time secret, to be sent back in `initialize`. 64 hexadecimal digits. */
  token: 'PLUGO_TOKEN',
  /** Comma-separated list of protocol versions the host speaks, newest first, such as `1`. */
  protocol: 'PLUGO_PROTOCOL',
  /** Names this launch, so that the host finds what the process has started, wherever it went, and ends it with the extension. */
  launch: 'PLUGO_LAUNCH',
  /** Where encrypted: path of a PEM file with the extension's own key and certificate. Gone once it has connected. */
  certificate: 'PLUGO_TLS_CERT',
  /** Where encrypted: path of a PEM file with the one certificate the host may show. Gone once the extension has connected. */
  authority: 'PLUGO_TLS_CA',
} as const;
