/**
 * JSON in which equal values have equal texts: the keys of objects are sorted. Like JSON.stringify, but undefined is null
 * wherever it stands, as it is in a list of arguments. Throws for binary data.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (ArrayBuffer.isView(value)) throw new TypeError('JSON cannot hold binary data.');
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isJsonable(value)) return canonicalJson(value.toJSON());
  const fields = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`);
  return `{${members.join(',')}}`;
}

function isJsonable(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
