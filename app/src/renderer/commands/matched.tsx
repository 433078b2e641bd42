/** A text with the characters that were found marked, those beside each other as one. */
export function Matched({ text, at }: { readonly text: string; readonly at: readonly number[] }) {
  if (at.length === 0) return text;
  return partsOf(text, new Set(at)).map(({ start, found, part }) =>
    found ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
  );
}

interface Part {
  readonly start: number;
  readonly found: boolean;
  readonly part: string;
}

function partsOf(text: string, at: ReadonlySet<number>): readonly Part[] {
  const borders = Array.from({ length: text.length }, (_, index) => index).filter(
    (index) => index === 0 || at.has(index) !== at.has(index - 1),
  );
  return borders.map((start, index) => ({
    start,
    found: at.has(start),
    part: text.slice(start, borders[index + 1]),
  }));
}
