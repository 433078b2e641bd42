/** How host and extension are connected. A Windows named pipe counts as `unix`. */
export type TransportKind = 'unix' | 'tcp';

/** What manifest or settings ask for. `auto`: a Unix socket, and TCP on 127.0.0.1 where that cannot be made. */
export type TransportPreference = 'auto' | TransportKind;

/** The transport in use, and why it is another than asked for. */
export interface TransportChoice {
  readonly kind: TransportKind;
  readonly fallbackReason?: string;
}
