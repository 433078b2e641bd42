import type { Packing } from '@plugo/sdk/protocol';

/** How host and extension are connected. A Windows named pipe counts as `unix`. */
export type TransportKind = 'unix' | 'tcp';

/**
 * What manifest or settings ask for. `auto` and `unix`: a Unix socket, and TCP on 127.0.0.1 where host or extension cannot use
 * that; `tcp`: the other way round. With `auto` the host remembers which of them an extension could not reach.
 */
export type TransportPreference = 'auto' | TransportKind;

/** What is encrypted: nothing, what goes over TCP, or everything. */
export type EncryptionPreference = 'off' | 'tcp' | 'always';

/** How messages are written, where the extension offers it; JSON and not compressed where it does not. */
export type EncodingPreference = Packing['encoding'];
export type CompressionPreference = Packing['compression'];

/** The transport in use, and why it is another than asked for. */
export interface TransportChoice {
  readonly kind: TransportKind;
  /** `tls`: TLS 1.3, each side with a certificate made for this launch. */
  readonly encryption: 'none' | 'tls';
  /** How messages are written, where it is not JSON. */
  readonly encoding?: Exclude<EncodingPreference, 'json'>;
  /** How large messages are compressed, where they are. */
  readonly compression?: Exclude<CompressionPreference, 'none'>;
  /** The transport that was asked for, where it is another one. */
  readonly switchedFrom?: TransportKind;
  /** Why it is another one, as the rest of a sentence after "because". */
  readonly fallbackReason?: string;
}

/** The transport that is tried where nothing is known yet. */
export function firstTransport(preference: TransportPreference): TransportKind {
  return preference === 'tcp' ? 'tcp' : 'unix';
}

export function otherTransport(kind: TransportKind): TransportKind {
  return kind === 'tcp' ? 'unix' : 'tcp';
}

/** What goes over it, for a sentence such as "started over …". */
export const transportMedia: Readonly<Record<TransportKind, string>> = { unix: 'a Unix socket', tcp: 'TCP' };

/** What of the packing is worth telling. */
export function toldPacking({
  encoding,
  compression,
}: Packing): Pick<TransportChoice, 'encoding' | 'compression'> {
  return {
    ...(encoding === 'json' ? {} : { encoding }),
    ...(compression === 'none' ? {} : { compression }),
  };
}

/** A connection for a sentence: `TCP with TLS`, `a Unix socket`, `a Unix socket with MessagePack and gzip`. */
export function describeTransport({ kind, encryption, encoding, compression }: TransportChoice): string {
  const extras = [
    ...(encryption === 'tls' ? ['TLS'] : []),
    ...(encoding === 'msgpack' ? ['MessagePack'] : []),
    ...(compression === undefined ? [] : [compression]),
  ];
  if (extras.length === 0) return transportMedia[kind];
  return `${transportMedia[kind]} with ${extras.join(', ').replace(/, (\w+)$/, ' and $1')}`;
}

/** Where one dials, for a sentence such as "could not reach …". */
export const transportPlaces: Readonly<Record<TransportKind, string>> = {
  unix: 'the Unix socket',
  tcp: 'the TCP port',
};

/** A transport over which an extension could not be reached. */
export interface AvoidedTransport {
  readonly kind: TransportKind;
  /** The rest of a sentence after "because". */
  readonly reason: string;
}

/** What is kept of one version of one extension from one host to the next. */
export interface TransportMemory {
  recall(): AvoidedTransport | undefined;
  /** Undefined: forget it. */
  remember(avoided: AvoidedTransport | undefined): void;
}
