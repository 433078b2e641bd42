import { isBinary, isBytes, nameOf } from '../attachments/binary.js';

/** Arrays and objects inside each other. JSON has no such limit; what is deeper is a mistake or an attack. */
export const deepest = 1_000;

/**
 * What JSON would make of a value, so that it arrives as the same thing whatever the encoding: `undefined` is left out, a Date
 * is its text, NaN is null. Bytes stay bytes. The value itself is not changed.
 *
 * @throws Error with a sentence: it holds what cannot travel
 */
export function asJson(message: object): unknown {
  return new Reading().visit(message);
}

class Reading {
  private readonly path: string[] = [];

  visit(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
        // A lone surrogate is no character of UTF-8.
        return value.isWellFormed() ? value : value.toWellFormed();
      case 'number':
        return Number.isFinite(value) ? value : null;
      case 'boolean':
        return value;
      case 'bigint':
        throw new Error(`${this.place} is a bigint, which cannot travel. Pass a string.`);
      case 'object':
        return value === null ? null : this.visitObject(value);
      default:
        return undefined;
    }
  }

  private visitObject(value: object): unknown {
    if (isBinary(value)) return this.checkBytes(value);
    if ('toJSON' in value && typeof value.toJSON === 'function') {
      const instead: unknown = value.toJSON(this.path.at(-1) ?? '');
      return typeof instead === 'object' && instead !== null && !isBinary(instead)
        ? this.visitMembers(instead)
        : this.visit(instead);
    }
    return this.visitMembers(value);
  }

  private visitMembers(value: object): unknown {
    if (value instanceof Number || value instanceof String || value instanceof Boolean)
      return this.visit(value.valueOf());
    if (this.path.length >= deepest)
      throw new Error(
        `It is nested more than ${deepest} levels deep, or contains itself, at ${this.place.slice(0, 60)}.`,
      );
    return Array.isArray(value) ? this.visitArray(value) : this.visitFields(value);
  }

  private visitArray(list: readonly unknown[]): unknown {
    const copy: unknown[] = [];
    for (let index = 0; index < list.length; index += 1) {
      const value = this.visitAt(String(index), list[index]);
      copy.push(value === undefined ? null : value);
    }
    return copy;
  }

  private visitFields(object: object): unknown {
    const copy: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(object)) {
      if (key === '__proto__')
        throw new Error(`${this.place} has a field "__proto__", which cannot travel as MessagePack.`);
      const value = this.visitAt(key, field);
      if (value !== undefined) copy[key.toWellFormed()] = value;
    }
    return copy;
  }

  private visitAt(step: string, value: unknown): unknown {
    this.path.push(step);
    const found = this.visit(value);
    this.path.pop();
    return found;
  }

  private checkBytes(value: object): Uint8Array {
    if (isBytes(value)) return value;
    throw new Error(`${this.place} is ${nameOf(value)}; of binary data only a Uint8Array can travel.`);
  }

  private get place(): string {
    return this.path.length === 0 ? 'The message' : this.path.join('.').slice(0, 200);
  }
}
