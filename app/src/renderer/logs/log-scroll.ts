/** Height of a row that is not wrapped, pixels; the style sheet says the same. */
export const rowHeight = 20;

/** What is at the upper edge of the list: the end is followed, or a line keeps its place. */
export type ScrollPlace =
  | { readonly kind: 'end' }
  /** `offset`: pixels of the line that are above the edge. */
  | { readonly kind: 'line'; readonly line: number; readonly offset: number };

export const atEnd: ScrollPlace = { kind: 'end' };

/** The lines there are, and the room to show them. */
export interface ScrollExtent {
  readonly first: number;
  /** Number after that of the last line. */
  readonly end: number;
  /** Of the list, pixels. */
  readonly height: number;
}

/** A row as it is drawn: pixels from the upper edge of the list. */
export interface DrawnRow {
  readonly line: number;
  readonly top: number;
  readonly height: number;
}

/** The place so many pixels further down, where all rows are of one height. */
export function scrolledBy(place: ScrollPlace, pixels: number, extent: ScrollExtent): ScrollPlace {
  const { first } = extent;
  const most = mostScrolled(extent);
  const top = place.kind === 'end' ? most : (place.line - first) * rowHeight + place.offset;
  const next = Math.max(0, top + pixels);
  if (next >= most) return atEnd;
  return { kind: 'line', line: first + Math.floor(next / rowHeight), offset: next % rowHeight };
}

/** The same among rows of different heights, as they are drawn now; those beyond are taken for single lines. */
export function scrolledAmong(
  rows: readonly DrawnRow[],
  pixels: number,
  { first, end, height }: ScrollExtent,
): ScrollPlace {
  const [top, bottom] = [rows.at(0), rows.at(-1)];
  if (top === undefined || bottom === undefined) return atEnd;
  if (bottom.line === end - 1 && bottom.top + bottom.height - pixels <= height) return atEnd;
  const row = rows.find((one) => one.top + one.height > pixels);
  if (row === undefined) {
    const further = Math.floor((pixels - bottom.top - bottom.height) / rowHeight);
    return { kind: 'line', line: Math.min(end - 1, bottom.line + 1 + further), offset: 0 };
  }
  if (row.top <= pixels) return { kind: 'line', line: row.line, offset: pixels - row.top };
  const before = Math.ceil((top.top - pixels) / rowHeight);
  return { kind: 'line', line: Math.max(first, top.line - before), offset: 0 };
}

/** How far down it is, from 0 to 1. */
export function fractionOf(place: ScrollPlace, extent: ScrollExtent): number {
  const most = mostScrolled(extent);
  if (place.kind === 'end' || most <= 0) return 1;
  return Math.min(1, Math.max(0, ((place.line - extent.first) * rowHeight + place.offset) / most));
}

export function placeAt(fraction: number, extent: ScrollExtent): ScrollPlace {
  return scrolledBy({ kind: 'line', line: extent.first, offset: 0 }, fraction * mostScrolled(extent), extent);
}

/** With this line in the middle. */
export function placeAround(line: number, extent: ScrollExtent): ScrollPlace {
  const above = Math.floor((extent.height / 2 - rowHeight) / rowHeight) * rowHeight;
  return scrolledBy({ kind: 'line', line, offset: 0 }, -Math.max(0, above), extent);
}

/** The same lines after their numbers have moved. */
export function movedBy(place: ScrollPlace, lines: number): ScrollPlace {
  return place.kind === 'end' ? place : { ...place, line: place.line + lines };
}

/** The lines that have to be drawn, up to and without `to`. Of wrapped ones also those above, to know their heights. */
export function drawnLines(
  place: ScrollPlace,
  { first, end, height }: ScrollExtent,
  wrapped: boolean,
): { readonly from: number; readonly to: number } {
  const rows = Math.ceil(height / rowHeight) + 1;
  if (place.kind === 'end') return { from: Math.max(first, end - rows), to: end };
  const line = Math.min(Math.max(place.line, first), Math.max(first, end - 1));
  return { from: Math.max(first, wrapped ? line - rows : line), to: Math.min(end, line + rows) };
}

/** Pixels that are above the edge at the end. */
function mostScrolled({ first, end, height }: ScrollExtent): number {
  return (end - first) * rowHeight - height;
}
