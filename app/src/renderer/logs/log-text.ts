import type { LogEntry } from '@plugo/extension-host/control';
import { formatClock } from '../format/format.js';

/** C0 controls without the tab, and DEL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controls = /[\x00-\x08\x0a-\x1f\x7f]/g;

/** Control characters in caret notation (escape is `^[`), so that ANSI codes are seen and never act. Tabs stay. */
export function visibleText(text: string): string {
  return text.replace(controls, (control) => `^${String.fromCharCode(control.charCodeAt(0) ^ 0x40)}`);
}

/** Lines as they are copied: time, level, extension, source and message, one a line. */
export function copiedText(lines: readonly LogEntry[]): string {
  return lines
    .map(
      (line) =>
        `${formatClock(line.time)} [${line.level}] ${line.extensionId} ${line.source}: ${visibleText(line.message)}`,
    )
    .join('\n');
}
