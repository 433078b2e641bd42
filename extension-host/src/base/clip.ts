/** Characters of one text that are kept. */
const longestText = 256;
/** Characters of a text that is only counted: it may lie in memory in pieces, and even a slice would put together all of it. */
const countedText = 32 * 1024;
/** How deep objects are followed. */
const deepest = 6;

/**
 * The beginning of a value of JSON, at most about so many characters of it. It shares nothing with the original, which may be
 * large, and costs the same however large that is.
 */
export function clip(value: unknown, characters: number): unknown {
  return clipWithin(value, { left: characters }, 0);
}

function clipWithin(value: unknown, budget: { left: number }, depth: number): unknown {
  budget.left -= 4;
  if (typeof value === 'string') return clipText(value, budget);
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return `<${value.byteLength} bytes>`;
  if (depth === deepest) return '…';
  return Array.isArray(value) ? clipArray(value, budget, depth) : clipObject(value, budget, depth);
}

function clipText(text: string, budget: { left: number }): string {
  if (text.length >= countedText) return `<${text.length} characters>`;
  const length = Math.max(0, Math.min(longestText, budget.left));
  budget.left -= Math.min(text.length, length);
  if (text.length <= length) return text;
  // A slice alone would keep the whole text in memory.
  return `${Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le')}…`;
}

function clipArray(values: readonly unknown[], budget: { left: number }, depth: number): unknown[] {
  const clipped: unknown[] = [];
  for (const value of values) {
    if (budget.left <= 0) return [...clipped, '…'];
    clipped.push(clipWithin(value, budget, depth + 1));
  }
  return clipped;
}

function clipObject(value: object, budget: { left: number }, depth: number): object {
  const clipped: [string, unknown][] = [];
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (budget.left <= 0) {
      clipped.push(['…', '…']);
      break;
    }
    budget.left -= key.length;
    clipped.push([
      clipText(key, { left: longestText }),
      clipWithin((value as Record<string, unknown>)[key], budget, depth + 1),
    ]);
  }
  return Object.fromEntries(clipped);
}
