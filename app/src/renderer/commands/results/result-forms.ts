import { resultText } from '../result-text.js';
import { tableOf } from './table-of.js';

/** A way to show a result. */
export type ResultForm = 'text' | 'markdown' | 'table' | 'json';

/** The ways in which a result can be shown, the best one first; none where there is no result. */
export function formsOf(result: unknown): readonly ResultForm[] {
  if (resultText(result) === undefined) return [];
  if (typeof result === 'string') return looksLikeMarkdown(result) ? ['markdown', 'text'] : ['text'];
  if (typeof result !== 'object') return ['text'];
  return tableOf(result) === undefined ? ['json', 'text'] : ['table', 'json', 'text'];
}

/** Signs that a text was written as Markdown; a lone asterisk is none. */
const signs = [
  /^#{1,6} \S/m,
  /^```/m,
  /^\|.+\|\s*\n\|[\s:|-]+\|/m,
  /\[[^\]\n]+\]\(https?:\/\/[^)\s]+\)/,
  /(?:^[-*] \S.*\n){2}/m,
  /\*\*\S[^*\n]*\*\*/,
];

function looksLikeMarkdown(text: string): boolean {
  return signs.some((sign) => sign.test(text));
}
