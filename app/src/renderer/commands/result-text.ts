import { visibleText } from '../logs/log-text.js';

/** What a command returned as text: a text as it is, anything else as indented JSON, nothing as undefined. */
export function resultText(result: unknown): string | undefined {
  if (result === undefined || result === null) return undefined;
  if (typeof result === 'string') return result.split('\n').map(visibleText).join('\n');
  return JSON.stringify(result, null, 2);
}
