import { type AttachmentPath, attachmentLimits } from './attachment.js';
import { isBinary, isBytes, nameOf } from './binary.js';

/** A value that was taken out of a message. */
export interface DetachedPart {
  readonly path: AttachmentPath;
  readonly value: Uint8Array | string;
}

export interface Detached {
  /** The message with `null` in place of each part; the very same object where there are none. */
  readonly message: object;
  readonly parts: readonly DetachedPart[];
}

const none: readonly DetachedPart[] = [];

/**
 * Takes out of a message what does not belong into JSON: binary data, and strings that are long. The message itself is not
 * changed, and the parts are not copied.
 *
 * @param canAttach Whether the other side reads attachments. Where it does not, strings stay, and binary data is refused.
 * @throws Error with a sentence that says where the binary data is that cannot travel
 */
export function detach(message: object, canAttach: boolean): Detached {
  const { params, result } = message as { readonly params?: unknown; readonly result?: unknown };
  const member = params === undefined ? 'result' : 'params';
  const value = params === undefined ? result : params;
  // Nearly all messages are small and flat.
  if (isPlain(value) || (Array.isArray(value) && value.every(isPlain))) return { message, parts: none };
  const search = new Search(canAttach, member);
  const rest = search.visit(value);
  return { message: rest === value ? message : { ...message, [member]: rest }, parts: search.parts ?? none };
}

class Search {
  parts: DetachedPart[] | undefined;
  private readonly path: (string | number)[];
  /** Objects on the way down, to see a value that contains itself; JSON.stringify has the sentence for it. */
  private readonly ancestors: object[] = [];

  constructor(
    private readonly canAttach: boolean,
    member: string,
  ) {
    this.path = [member];
  }

  visit(value: unknown): unknown {
    if (isPlain(value)) return value;
    // A lone surrogate is no character of UTF-8; JSON can hold it.
    if (typeof value === 'string') return value.isWellFormed() ? this.take(value) : value;
    if (typeof value !== 'object' || value === null || this.ancestors.includes(value)) return value;
    const isList = Array.isArray(value);
    if (!isList && isBinary(value)) return this.takeBytes(value);
    this.ancestors.push(value);
    const rest = isList ? this.visitArray(value) : this.visitObject(value);
    this.ancestors.pop();
    return rest;
  }

  private visitArray(list: readonly unknown[]): unknown {
    let copy: unknown[] | undefined;
    for (let index = 0; index < list.length; index += 1) {
      const value = list[index];
      if (isPlain(value)) continue;
      const rest = this.visitAt(index, value);
      if (rest === value) continue;
      copy ??= [...list];
      copy[index] = rest;
    }
    return copy ?? list;
  }

  private visitObject(object: object): unknown {
    const { toJSON } = object as { readonly toJSON?: unknown };
    if (typeof toJSON !== 'function') return this.visitFields(object);
    const value: unknown = toJSON.call(object, String(this.path.at(-1)));
    return value === object ? this.visitFields(object) : this.visit(value);
  }

  private visitFields(object: object): unknown {
    const fields = object as Readonly<Record<string, unknown>>;
    let copy: Record<string, unknown> | undefined;
    for (const key in fields) {
      const value = fields[key];
      if (isPlain(value) || !Object.hasOwn(fields, key)) continue;
      const rest = this.visitAt(key, value);
      if (rest === value) continue;
      copy ??= { ...fields };
      copy[key] = rest;
    }
    return copy ?? object;
  }

  private visitAt(step: string | number, value: unknown): unknown {
    this.path.push(step);
    const rest = this.visit(value);
    this.path.pop();
    return rest;
  }

  private takeBytes(value: object): unknown {
    if (!isBytes(value)) {
      throw new Error(`${this.place} is ${nameOf(value)}; of binary data only a Uint8Array can travel.`);
    }
    if (!this.canAttach) {
      throw new Error(
        `${this.place} is binary data, which the other side does not read. Pass text, such as base64.`,
      );
    }
    if (!this.hasPlace()) throw new Error(`${this.place} is binary data, and ${refusal}.`);
    return this.take(value);
  }

  private take(value: Uint8Array | string): unknown {
    if (!this.canAttach || !this.hasPlace()) return value;
    this.parts ??= [];
    this.parts.push({ path: [...this.path], value });
    return null;
  }

  private hasPlace(): boolean {
    return (this.parts?.length ?? 0) < attachmentLimits.count && this.path.length <= attachmentLimits.depth;
  }

  private get place(): string {
    return this.path.join('.').slice(0, 200);
  }
}

const refusal = `a message may have ${attachmentLimits.count} of them, at most ${attachmentLimits.depth} levels deep`;

/** What stays in the JSON, whatever it is in. Nearly all there is, so it is asked before anything is done. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.length < attachmentLimits.text;
  return typeof value !== 'object' || value === null;
}
