import type { PackedFrames } from '../../protocol/encodings/index.js';
import type { Packing } from '../../protocol/packing.js';
import { decodeBody } from './decode-body.js';
import { longestBody } from './encode.js';

type Module = typeof import('../../protocol/encodings/index.js');

/** Reads and writes what is not plain JSON. */
export class Encodings {
  readonly #module: Module;

  private constructor(module: Module) {
    this.#module = module;
  }

  /** Loads what it takes: never at the start of an extension for which plain JSON was chosen. */
  static async load(): Promise<Encodings> {
    return new Encodings(await import('../../protocol/encodings/index.js'));
  }

  framesFor(packing: Packing, canAttach: boolean): PackedFrames {
    return new this.#module.PackedFrames(packing, canAttach, longestBody);
  }

  /** What a body holds: a message, or an array of them. */
  decode(body: Buffer, { encoding, compression }: Packing, headLength: number | undefined): unknown {
    const plain = compression === 'none' ? body : this.#module.decompress(body, compression, longestBody);
    return encoding === 'msgpack' ? this.#module.decodeMessagePack(plain) : decodeBody(plain, headLength);
  }
}
