/** How the messages of a connection are written after the answer to `initialize`. */
export interface Packing {
  readonly encoding: 'json' | 'msgpack';
  /** Of messages for which it pays. */
  readonly compression: 'none' | 'gzip' | 'brotli';
}

/** What a frame says in `Content-Type` where its body is MessagePack. Any other type, or none, means JSON. */
export const messagePackType = 'application/msgpack';

/** What a frame says in `Content-Encoding` where its body is compressed. */
export const contentEncodings = { gzip: 'gzip', brotli: 'br' } as const;
