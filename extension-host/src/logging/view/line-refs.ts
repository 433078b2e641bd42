/** Lines of one block. */
const blockSize = 8192;
/** In place of a length that does not fit into 16 bits. */
const unknownLength = 0xffff;

/** Where a line is: which file, at which byte, and how long without its newline; undefined where that must be looked for. */
export interface LineRef {
  readonly segment: number;
  readonly offset: number;
  readonly length: number | undefined;
}

/** A list of places of lines that takes 8 bytes for each: a million lines are 8 MB, whatever they say. */
export class LineRefs {
  private blocks: Uint32Array[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(segment: number, offset: number, length: number): void {
    const place = this.count % blockSize;
    let block = this.blocks[this.blocks.length - 1];
    if (place === 0 || block === undefined) {
      block = new Uint32Array(2 * blockSize);
      this.blocks.push(block);
    }
    block[2 * place] = offset;
    block[2 * place + 1] = segment * 0x1_0000 + Math.min(length, unknownLength);
    this.count += 1;
  }

  /** @param index From 0 up to and without {@link length}. */
  at(index: number): LineRef {
    const block = this.blocks[Math.floor(index / blockSize)] as Uint32Array;
    const place = 2 * (index % blockSize);
    const packed = block[place + 1] as number;
    const length = packed & 0xffff;
    return {
      segment: packed >>> 16,
      offset: block[place] as number,
      length: length === unknownLength ? undefined : length,
    };
  }

  /** Those of files that are still there, as a new list. */
  without(gone: ReadonlySet<number>): LineRefs {
    const kept = new LineRefs();
    for (let index = 0; index < this.count; index += 1) {
      const { segment, offset, length = unknownLength } = this.at(index);
      if (!gone.has(segment)) kept.push(segment, offset, length);
    }
    return kept;
  }
}
