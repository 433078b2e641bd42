import { cssColor } from '../../ui/chart-colors.js';
import type { FlameSpan } from './cpu-profile.js';
import type { FlameLayout, FlameRange } from './flame-layout.js';

/** Pixels of a row, and of the axis above. */
export const rowHeight = 18;
export const axisHeight = 18;

export interface FlamePicture {
  readonly layout: FlameLayout;
  readonly range: FlameRange;
  readonly selected: FlameSpan | undefined;
  /** Whether a bar is among those looked for; undefined where nothing is. */
  readonly matches: ((span: FlameSpan) => boolean) | undefined;
  readonly nameOf: (span: FlameSpan) => string;
  /** A moment of the axis in words. */
  readonly formatMoment: (microseconds: number) => string;
}

/** Draws all bars in view; those narrower than a pixel are drawn as one. */
export function drawFlame(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: FlamePicture,
): void {
  const { layout, range, selected, matches } = picture;
  const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark';
  const scale = width / (range.to - range.from);
  context.fillStyle = cssColor('--surface-main');
  context.fillRect(0, 0, width, height);
  drawAxis(context, width, height, picture);
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  for (let depth = 0; depth < layout.rows.length; depth += 1) {
    const y = axisHeight + depth * rowHeight;
    let drawnTo = -1;
    for (const span of layout.visible(depth, range.from, range.to)) {
      const left = Math.max(0, (span.start - range.from) * scale);
      const right = Math.min(width, (span.end - range.from) * scale);
      if (right < drawnTo + 0.5) continue;
      const length = Math.max(1, right - left - 0.5);
      drawnTo = left + length;
      const isFaded = matches !== undefined && !matches(span);
      context.fillStyle = colorOf(span, isDark, isFaded);
      context.fillRect(left, y, length, rowHeight - 1);
      if (span === selected) {
        context.strokeStyle = cssColor('--text-strong');
        context.lineWidth = 2;
        context.strokeRect(left + 1, y + 1, Math.max(1, length - 2), rowHeight - 3);
      }
      if (length > 24) {
        context.fillStyle = isFaded ? cssColor('--text-muted') : isDark ? '#f4f5f8' : '#17191f';
        context.fillText(fitting(context, picture.nameOf(span), length - 8), left + 4, y + rowHeight / 2);
      }
    }
  }
}

function drawAxis(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: FlamePicture,
): void {
  const { range, formatMoment } = picture;
  const length = range.to - range.from;
  const rough = length / Math.max(2, Math.floor(width / 110));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power;
  context.font = '10.5px system-ui, sans-serif';
  context.textBaseline = 'middle';
  for (let tick = Math.ceil(range.from / step) * step; tick < range.to; tick += step) {
    const x = Math.round(((tick - range.from) / length) * width) + 0.5;
    context.fillStyle = cssColor('--border');
    context.fillRect(x, 0, 1, height);
    context.fillStyle = cssColor('--text-muted');
    if (x < width - 40) context.fillText(formatMoment(tick), x + 3, axisHeight / 2);
  }
}

/** Code of Node itself is grey; each file of the extension has a colour of its own. */
function colorOf({ function: { url, name } }: FlameSpan, isDark: boolean, isFaded: boolean): string {
  const saturation = isFaded ? 8 : url === '' || url.startsWith('node:') ? 10 : 52;
  const lightness = isDark ? (isFaded ? 22 : 36) : isFaded ? 92 : 78;
  return `hsl(${hueOf(url === '' ? name : url)} ${saturation}% ${lightness}%)`;
}

const hues = new Map<string, number>();

function hueOf(text: string): number {
  const known = hues.get(text);
  if (known !== undefined) return known;
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 100_003;
  // From yellow over red to violet, as fire is; green stays away.
  const hue = (300 + (hash % 120)) % 360;
  hues.set(text, hue);
  return hue;
}

/** As much of a text as there is room for. */
function fitting(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return low < 2 ? '' : `${text.slice(0, low)}…`;
}
