/** A Markdown table; the first column is text, the others are numbers. */
export function table(head, rows) {
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A number with as many digits as a reader needs: `48,210`, `312`, `24.6`, `1.08`, `0.043`. */
export function number(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en-US');
  if (size >= 10) return value.toFixed(1);
  if (size >= 0.1 || size === 0) return value.toFixed(2);
  return value.toPrecision(2);
}

/** `1.23 ×`, or a dash where nothing was measured. */
export function times(ratio) {
  return ratio === undefined ? '–' : `${number(ratio)} ×`;
}

/** The median with the range it was seen in: `24.6 (23.9–26.0)`. */
export function withRange(spread) {
  if (spread === undefined) return '–';
  return `${number(spread.median)} (${number(spread.low)}–${number(spread.high)})`;
}
