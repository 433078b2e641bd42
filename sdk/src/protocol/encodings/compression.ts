import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import type { Packing } from '../packing.js';
import { MalformedBody } from './malformed-body.js';

export type Compression = Exclude<Packing['compression'], 'none'>;

/** Bytes of a body from which on it is tried. */
const worthCompressing = 16 * 1024;
/** What is left of a body may be at most this part of it; else it travels as it is. */
const worthSending = 0.9;
/** Bytes that are tried of a large body, to find out whether it can be compressed. */
const sample = 64 * 1024;

/** The fastest of each: what a local connection gains by it, it loses again at any other. */
const compressors: Readonly<Record<Compression, (body: Uint8Array) => Buffer>> = {
  gzip: (body) => gzipSync(body, { level: 1 }),
  brotli: (body) =>
    brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 1,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
};

/** The compressed body, or undefined where it is short or would hardly become shorter. */
export function compress(body: Uint8Array, compression: Compression): Buffer | undefined {
  if (body.length < worthCompressing) return undefined;
  const shrink = compressors[compression];
  if (body.length > 4 * sample) {
    const middle = body.subarray(body.length / 2, body.length / 2 + sample);
    if (!isShorter(shrink(middle), middle)) return undefined;
  }
  const shorter = shrink(body);
  return isShorter(shorter, body) ? shorter : undefined;
}

function isShorter(shorter: Uint8Array, body: Uint8Array): boolean {
  return shorter.length <= worthSending * body.length;
}

const decompressors = { gzip: gunzipSync, brotli: brotliDecompressSync } as const;

/**
 * @param longest Bytes; no more than that is unpacked.
 * @throws MalformedBody
 */
export function decompress(body: Uint8Array, compression: Compression, longest: number): Buffer {
  try {
    return decompressors[compression](body, { maxOutputLength: longest });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new MalformedBody(
        `sent ${body.length} compressed bytes that unpack to more than the ${longest} a message may have`,
      );
    }
    throw new MalformedBody(`sent a body that is not valid ${compression}: ${message}`);
  }
}
