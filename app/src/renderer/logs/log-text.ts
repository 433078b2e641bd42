import type { LogEntry } from '@plugo/extension-host/control';
import { formatClock } from '../format/format.js';

const controlPictures = 0x2400;

/** Control characters as their pictures (`ESC` → `␛`), so that ANSI codes are seen and never act. Tabs stay. */
export function visibleText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  return text.replace(/[\x00-\x08\x0a-\x1f\x7f]/g, (character) =>
    character === '\x7f' ? '␡' : String.fromCharCode(controlPictures + character.charCodeAt(0)),
  );
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
