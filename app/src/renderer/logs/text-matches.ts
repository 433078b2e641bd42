import { type LogViewFilter, patternError } from './log-filter.js';

/** From the first character up to and without `end`. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
}

/** Finds where in a text the filter's text is; undefined where it looks for none. Only for lines that the host found: it has tried the pattern in time. */
export function matchFinder(filter: LogViewFilter): ((text: string) => readonly TextMatch[]) | undefined {
  const { text, isPattern, matchCase } = filter;
  const wanted = isPattern ? text : text.trim();
  if (wanted === '' || patternError(filter) !== undefined) return undefined;
  const source = isPattern ? wanted : wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(source, matchCase ? 'g' : 'gi');
  return (message) => {
    const matches: TextMatch[] = [];
    for (const match of message.matchAll(pattern)) {
      if (match[0] !== '') matches.push({ start: match.index, end: match.index + match[0].length });
      if (matches.length === mostMatches) break;
    }
    return matches;
  };
}

/** Marked in one line; more would be one long mark. */
const mostMatches = 200;
