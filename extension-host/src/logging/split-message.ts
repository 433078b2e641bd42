/** Bytes of UTF-8 that one line may have. */
export const longestLine = 8 * 1024;

/** Lines taken of one message; an extension that logs a whole file wants another place for it. */
const mostLines = 1_000;

/** The lines of a message, each cut to 8 KiB. What is cut says so. */
export function splitMessage(message: string): readonly string[] {
  if (!/[\r\n]/.test(message)) return [cutLine(message)];
  const lines: string[] = [];
  const lineBreak = /\r\n|\r|\n/g;
  let start = 0;
  while (lines.length < mostLines) {
    const found = lineBreak.exec(message);
    lines.push(cutLine(message.slice(start, found?.index)));
    // One line break at the end ends the line before it and begins no other.
    if (!found || lineBreak.lastIndex === message.length) return lines;
    start = lineBreak.lastIndex;
  }
  return [...lines, `[${message.length - start} more characters of this message are left out]`];
}

function cutLine(line: string): string {
  // A character takes three bytes at most (a pair of surrogates four), so short lines need no count.
  if (line.length * 3 <= longestLine) return line;
  const bytes = Buffer.byteLength(line);
  if (bytes <= longestLine) return line;
  const note = ` [cut: ${bytes} bytes in all]`;
  const room = Buffer.from(line.slice(0, longestLine)).subarray(0, longestLine - note.length);
  // Cutting a character in two leaves a replacement character, which is taken off.
  return `${room.toString('utf8').replace(/\uFFFD$/, '')}${note}`;
}
