/**
 * The value with something else in place of its binary data; the very same value where it has none. For what was read from the
 * wire, which contains no circles.
 */
export function replaceBinary(value: unknown, replacement: (bytes: Uint8Array) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return replacement(value);
  if (Array.isArray(value)) {
    const replaced = value.map((item) => replaceBinary(item, replacement));
    return replaced.some((item, index) => item !== value[index]) ? replaced : value;
  }
  const fields = Object.entries(value);
  const replaced = fields.map(([key, field]) => [key, replaceBinary(field, replacement)] as const);
  const isSame = replaced.every(([, field], index) => field === fields[index]?.[1]);
  // Made of entries, not assigned: a key may be "__proto__".
  return isSame ? value : Object.fromEntries(replaced);
}

/** Whether there is binary data anywhere in a value that was read from the wire. */
export function holdsBinary(value: unknown): boolean {
  let holds = false;
  replaceBinary(value, (bytes) => {
    holds = true;
    return bytes;
  });
  return holds;
}
