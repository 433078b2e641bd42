/** How much of what is kept. */
export interface ClipRules {
  /** Characters of one text. */
  readonly longestText: number;
  /** Characters of a text that is only counted: it may lie in memory in pieces, and even a slice would put together all of it. */
  readonly countedText: number;
  /** How deep objects are followed. */
  readonly deepest: number;
}

/** For what is clipped on the way of every message. */
const usual: ClipRules = { longestText: 256, countedText: 32 * 1024, deepest: 6 };
/** Characters of a key. */
const longestKey = 256;

/**
 * The beginning of a value of JSON, at most about so many characters of it. It shares nothing with the original, which may be
 * large, and costs the same however large that is.
 */
export function clip(value: unknown, characters: number, rules: ClipRules = usual): unknown {
  return clipWithin(value, { left: characters, rules }, 0);
}

interface Budget {
  left: number;
  readonly rules: ClipRules;
}

function clipWithin(value: unknown, budget: Budget, depth: number): unknown {
  budget.left -= 4;
  if (typeof value === 'string') return clipText(value, budget);
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return `<${value.byteLength} bytes>`;
  if (depth === budget.rules.deepest) return '…';
  return Array.isArray(value) ? clipArray(value, budget, depth) : clipObject(value, budget, depth);
}

function clipText(text: string, budget: Budget): string {
  const { countedText, longestText } = budget.rules;
  if (text.length >= countedText) return `<${text.length} characters>`;
  const length = Math.max(0, Math.min(longestText, budget.left));
  budget.left -= Math.min(text.length, length);
  if (text.length <= length) return text;
  // A slice alone would keep the whole text in memory.
  return `${Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le')}…`;
}

function clipArray(values: readonly unknown[], budget: Budget, depth: number): unknown[] {
  const clipped: unknown[] = [];
  for (const value of values) {
    if (budget.left <= 0) return [...clipped, '…'];
    clipped.push(clipWithin(value, budget, depth + 1));
  }
  return clipped;
}

function clipObject(value: object, budget: Budget, depth: number): object {
  const clipped: [string, unknown][] = [];
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (budget.left <= 0) {
      clipped.push(['…', '…']);
      break;
    }
    budget.left -= key.length;
    clipped.push([
      clipText(key, { left: longestKey, rules: budget.rules }),
      clipWithin((value as Record<string, unknown>)[key], budget, depth + 1),
    ]);
  }
  return Object.fromEntries(clipped);
}
