import type { Report } from '../model/reports.js';
import { printable } from './printable.js';

/** A report for a terminal: a line, and one more where there is something to do. */
export function formatReport({ time, level, extensionId, code, message, nextStep, times }: Report): string {
  const when = new Date(time).toISOString().slice(0, 19).replace('T', ' ');
  const often = times === undefined ? '' : ` (${times} times)`;
  const line = `${when} ${level.padEnd(7)} ${printable(extensionId)} ${code}: ${printable(message)}${often}\n`;
  return nextStep === '' ? line : `${line}${' '.repeat(when.length + 9)}→ ${printable(nextStep)}\n`;
}
