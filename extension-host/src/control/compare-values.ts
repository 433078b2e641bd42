/** Where two values of JSON differ. */
export interface Difference {
  /** As in JavaScript: `[0].name`; empty for the whole value. */
  readonly path: string;
  /** Left out where there was nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Of more differences nothing is told. */
const mostDifferences = 100;
/** A secret that was masked may have been anything. */
const masked = '•••';

/** The places at which two values of JSON differ, at most 100. The order of an object's fields makes no difference. */
export function compareValues(before: unknown, after: unknown): readonly Difference[] {
  const differences: Difference[] = [];
  collect(before, after, '', differences);
  return differences;
}

function collect(before: unknown, after: unknown, path: string, differences: Difference[]): void {
  if (differences.length >= mostDifferences || before === after || before === masked) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    for (let index = 0; index < length; index += 1)
      collectField(before, after, index, `${path}[${index}]`, differences);
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      collectField(before, after, key, path + step(key), differences);
  } else {
    differences.push({ path, before, after });
  }
}

function collectField(
  before: object,
  after: object,
  key: string | number,
  path: string,
  differences: Difference[],
): void {
  const had = Object.hasOwn(before, key);
  const has = Object.hasOwn(after, key);
  const old = (before as Record<string | number, unknown>)[key];
  const now = (after as Record<string | number, unknown>)[key];
  if (had && has) collect(old, now, path, differences);
  else if (differences.length < mostDifferences)
    differences.push({ path, ...(had ? { before: old } : {}), ...(has ? { after: now } : {}) });
}

/** A field as it is written in code. */
export function step(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
