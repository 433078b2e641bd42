/** A result as rows and columns. */
export interface ResultTable {
  readonly columns: readonly string[];
  /** Each as long as the columns; undefined where a row has no such field. */
  readonly rows: readonly (readonly unknown[])[];
}

/** More columns nobody can read; such a value is shown as a tree. */
const mostColumns = 60;

/** The table a result is: a list of objects, or a list of lists of the same length. Undefined for anything else. */
export function tableOf(value: unknown): ResultTable | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (value.every(isRecord)) return ofRecords(value);
  return value.every(Array.isArray) ? ofLists(value) : undefined;
}

function ofRecords(records: readonly Readonly<Record<string, unknown>>[]): ResultTable | undefined {
  const columns = [...new Set(records.flatMap(Object.keys))];
  if (columns.length === 0 || columns.length > mostColumns) return undefined;
  return { columns, rows: records.map((record) => columns.map((column) => valueIn(record, column))) };
}

function ofLists(lists: readonly (readonly unknown[])[]): ResultTable | undefined {
  const width = lists[0]?.length ?? 0;
  if (width < 2 || width > mostColumns || lists.some(({ length }) => length !== width)) return undefined;
  return { columns: Array.from({ length: width }, (_, index) => String(index + 1)), rows: lists };
}

/** The places of the rows, ordered by a column: numbers by size, texts as people order them, nothing last. */
export function orderRows(
  { rows }: ResultTable,
  column: number,
  direction: 'ascending' | 'descending',
): readonly number[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = (a: unknown, b: unknown): number => {
    const missing = Number(a === undefined || a === null) - Number(b === undefined || b === null);
    if (missing !== 0) return missing;
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * collator.compare(cellText(a), cellText(b));
  };
  return rows.map((_, index) => index).sort((a, b) => compare(rows[a]?.[column], rows[b]?.[column]) || a - b);
}

export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** As RFC 4180 has it, for spreadsheets. */
export function toCsv({ columns, rows }: ResultTable): string {
  const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows].map((row) => row.map((cell) => quote(cellText(cell))).join(',')).join('\r\n');
}

export function toMarkdown({ columns, rows }: ResultTable): string {
  const line = (cells: readonly unknown[]): string =>
    `| ${cells.map((cell) => cellText(cell).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>')).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

function valueIn(record: Readonly<Record<string, unknown>>, column: string): unknown {
  return Object.hasOwn(record, column) ? record[column] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
