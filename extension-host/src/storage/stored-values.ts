/** Bytes and characters of the protocol's `storage/*` messages. */
export const storageLimits = {
  keyLength: 200,
  valueBytes: 1024 * 1024,
  totalBytes: 16 * 1024 * 1024,
} as const;

/** Key → JSON text. Texts, so that nobody can change a stored value by holding on to an object. */
export type StoredValues = ReadonlyMap<string, string>;

/** One change: `text` is JSON; undefined removes the value. */
export interface ValueChange {
  readonly key: string;
  readonly text: string | undefined;
}

/** What is wrong with a key or value, for the end of a sentence; undefined when it can be stored. */
export function problemOf({ key, text }: ValueChange): string | undefined {
  if (key.length === 0 || key.length > storageLimits.keyLength)
    return `the key has ${key.length} characters, and 1 to ${storageLimits.keyLength} are allowed`;
  const bytes = text === undefined ? 0 : Buffer.byteLength(text);
  if (bytes <= storageLimits.valueBytes) return undefined;
  return `the value of ${JSON.stringify(key)} has ${bytes} bytes as JSON, and at most ${storageLimits.valueBytes} are allowed`;
}

/** Applies changes in order. Those that would make the whole too large are left out and given back. */
export function applyChanges<C extends ValueChange>(
  values: StoredValues,
  changes: readonly C[],
): { readonly next: StoredValues; readonly tooMuch: readonly C[] } {
  const next = new Map(values);
  const tooMuch: C[] = [];
  let size = [...values].reduce((sum, [key, text]) => sum + bytesOf(key, text), 0);
  for (const change of changes) {
    const { key, text } = change;
    const grows = bytesOf(key, text) - bytesOf(key, next.get(key));
    if (grows > 0 && size + grows > storageLimits.totalBytes) {
      tooMuch.push(change);
      continue;
    }
    size += grows;
    if (text === undefined) next.delete(key);
    else next.set(key, text);
  }
  return { next, tooMuch };
}

function bytesOf(key: string, text: string | undefined): number {
  return text === undefined ? 0 : Buffer.byteLength(key) + Buffer.byteLength(text);
}

const schemaVersion = 1;

/** The values as they stand in the file. Throws what is wrong. */
export function parseValues(content: unknown): StoredValues {
  const { schema, values } = (content ?? {}) as { schema?: unknown; values?: unknown };
  if (schema !== schemaVersion)
    throw new Error(`its schema is ${JSON.stringify(schema)}, and ${schemaVersion} is known`);
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new Error('values is no object');
  return new Map(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]));
}

/** The text of the file. The values are JSON already. */
export function stringifyValues(values: StoredValues): string {
  const entries = [...values].map(([key, text]) => `${JSON.stringify(key)}:${text}`);
  return `{"schema":${schemaVersion},"values":{${entries.join(',\n')}}}\n`;
}
