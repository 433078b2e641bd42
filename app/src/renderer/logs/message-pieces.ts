import { type AnsiStyle, styledText } from './ansi.js';
import { type SourceLink, sourceLinks } from './source-links.js';
import type { TextMatch } from './text-matches.js';

/** A piece of a message that looks and behaves the same from end to end. */
export interface MessagePiece {
  readonly text: string;
  readonly style?: AnsiStyle;
  readonly link?: SourceLink;
  readonly isMatch: boolean;
}

/** A message cut where its colours, its links and what was looked for begin and end. */
export function messagePieces(
  message: string,
  find?: (text: string) => readonly TextMatch[],
): readonly MessagePiece[] {
  const styled = styledText(message);
  const whole = styled.map(({ text }) => text).join('');
  const links = sourceLinks(whole);
  const matches = find?.(whole) ?? [];
  if (styled.length === 1 && links.length === 0 && matches.length === 0) {
    const [only] = styled;
    return only === undefined ? [] : [{ ...only, isMatch: false }];
  }
  const cuts = new Set([...links, ...matches].flatMap(({ start, end }) => [start, end]));
  const pieces: MessagePiece[] = [];
  let at = 0;
  for (const { text, style } of styled) {
    const end = at + text.length;
    const inside = [...cuts].filter((cut) => cut > at && cut < end).sort((a, b) => a - b);
    for (const to of [...inside, end]) {
      const from = at;
      const covers = (one: TextMatch) => one.start <= from && one.end >= to;
      const link = links.find(covers);
      pieces.push({
        text: whole.slice(from, to),
        isMatch: matches.some(covers),
        ...(style === undefined ? {} : { style }),
        ...(link === undefined ? {} : { link }),
      });
      at = to;
    }
  }
  return pieces;
}
