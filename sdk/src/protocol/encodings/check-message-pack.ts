import { isUtf8 } from 'node:buffer';
import { deepest } from './as-json.js';
import { MalformedBody } from './malformed-body.js';

/** Arrays and maps of one message. In JSON a message of the longest kind has room for about as many; here each is one byte. */
const mostContainers = 2_000_000;

/** Bytes of a number, or of the length of what has one, by its first byte from `c0` on. */
const sizes = [
  0, -1, 0, 0, 1, 2, 4, -1, -1, -1, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, -1, -1, -1, -1, -1, 1, 2, 4, 2, 4, 2, 4,
] as const;

/**
 * Reads through MessagePack without making anything of it: whether it is one value, complete, of what JSON and bytes can hold,
 * with text in UTF-8, and no deeper than allowed. A few bytes could otherwise announce, and have reserved, gigabytes.
 *
 * @throws MalformedBody
 */
export function checkMessagePack(bytes: Uint8Array): void {
  new Check(bytes).run();
}

class Check {
  private readonly view: DataView;
  private position = 0;
  /** Values that are missing of each array and map that is open: two for each field. */
  private readonly missing: number[] = [];
  private readonly isMap: boolean[] = [];
  private containers = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): void {
    do this.next();
    while (this.missing.length > 0);
    if (this.position !== this.bytes.length)
      throw malformed(`${this.bytes.length - this.position} bytes are left over`);
  }

  private next(): void {
    const at = this.take(1);
    const byte = this.bytes[at] as number;
    if (byte >= 0xa0 && byte <= 0xbf) this.text(byte & 0x1f);
    else if (byte >= 0xd9 && byte <= 0xdb) this.text(this.number(byte));
    else {
      this.refuseAsKey(at);
      this.value(byte, at);
    }
  }

  /** Anything but a string. */
  private value(byte: number, at: number): void {
    if (byte < 0x80 || byte >= 0xe0) this.done();
    else if (byte <= 0x8f) this.open(byte & 0x0f, true);
    else if (byte <= 0x9f) this.open(byte & 0x0f, false);
    else if (byte >= 0xdc) this.open(this.number(byte), byte >= 0xde);
    else {
      if (byte >= 0xc4 && byte <= 0xc6) this.take(this.number(byte));
      else this.scalar(byte, at);
      this.done();
    }
  }

  private scalar(byte: number, at: number): void {
    const size = sizes[byte - 0xc0] as number;
    if (size === -1) {
      const what = byte === 0xc1 ? 'byte c1, which means nothing' : 'an extension type';
      throw malformed(`${what}, at byte ${at}`);
    }
    const start = this.take(size);
    if (byte === 0xca || byte === 0xcb) {
      const value = byte === 0xca ? this.view.getFloat32(start) : this.view.getFloat64(start);
      if (!Number.isFinite(value))
        throw malformed(`the number ${value}, which JSON does not have, at byte ${at}`);
    }
  }

  /** The length that follows. */
  private number(byte: number): number {
    const size = sizes[byte - 0xc0] as number;
    const start = this.take(size);
    if (size === 1) return this.view.getUint8(start);
    return size === 2 ? this.view.getUint16(start) : this.view.getUint32(start);
  }

  private text(length: number): void {
    const start = this.take(length);
    if (!this.isUtf8(start, length)) throw malformed(`text that is not UTF-8, at byte ${start}`);
    this.done();
  }

  private isUtf8(start: number, length: number): boolean {
    const end = start + length;
    // Most are short and ASCII, and are seen through faster than a function of Node is called.
    if (length < 64) {
      let position = start;
      while (position < end && (this.bytes[position] as number) < 0x80) position += 1;
      if (position === end) return true;
    }
    return isUtf8(this.bytes.subarray(start, end));
  }

  private open(count: number, isMap: boolean): void {
    this.containers += 1;
    if (this.containers > mostContainers) throw malformed(`more than ${mostContainers} arrays and maps`);
    if (count === 0) {
      this.done();
      return;
    }
    if (this.missing.length === deepest) throw malformed(`values more than ${deepest} levels deep`);
    this.missing.push(isMap ? 2 * count : count);
    this.isMap.push(isMap);
  }

  /** A value is complete, and with it perhaps what it is in. */
  private done(): void {
    for (let last = this.missing.length - 1; last >= 0; last -= 1) {
      const left = (this.missing[last] as number) - 1;
      this.missing[last] = left;
      if (left > 0) return;
      this.missing.pop();
      this.isMap.pop();
    }
  }

  private refuseAsKey(at: number): void {
    const last = this.missing.length - 1;
    if (last >= 0 && this.isMap[last] === true && (this.missing[last] as number) % 2 === 0)
      throw malformed(`a map whose key is no string, at byte ${at}`);
  }

  private take(length: number): number {
    const start = this.position;
    this.position += length;
    if (this.position > this.bytes.length) throw malformed('it ends in the middle of a value');
    return start;
  }
}

function malformed(what: string): MalformedBody {
  return new MalformedBody(`sent MessagePack that is not valid: ${what}`);
}
