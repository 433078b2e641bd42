import type { LogFilter } from '@plugo/extension-host/control';

/** From the first character up to and without `end`. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
}

/** Marked in one line; more would be one long mark. */
const mostMatches = 200;

/**
 * Finds where in a text the text of a filter is; undefined where it looks for none. Only for lines that the host found under this very filter:
 * it has tried the pattern on them, with a watchdog that there is none of here.
 */
export function matchFinder({
  text = '',
  isPattern = false,
  matchCase = false,
}: LogFilter): ((text: string) => readonly TextMatch[]) | undefined {
  if (text === '') return undefined;
  const source = isPattern ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(source, matchCase ? 'g' : 'gi');
  // Behind the first match, which the host has tried, several repetitions could take long.
  const most = isPattern && (text.match(/[*+{]/g) ?? []).length > 1 ? 1 : mostMatches;
  return (message) => {
    const matches: TextMatch[] = [];
    for (const match of message.matchAll(pattern)) {
      if (match[0] !== '') matches.push({ start: match.index, end: match.index + match[0].length });
      if (match[0] === '' || matches.length === most) break;
    }
    return matches;
  };
}
