import type { ViewCell, ViewTable } from '@plugo/sdk/protocol';

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** The rows in the order of a column; numbers by size, texts as people sort them, and what is empty last. */
export function sortRows(rows: ViewTable['rows'], sorting: Sorting | undefined): ViewTable['rows'] {
  if (sorting === undefined) return rows;
  const { key, descending } = sorting;
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [a.cells[key] ?? null, b.cells[key] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compare(one, other);
  });
}

function compare(a: NonNullable<ViewCell>, b: NonNullable<ViewCell>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}
