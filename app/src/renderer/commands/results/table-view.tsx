import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { visibleText } from '../../logs/log-text.js';
import { Icon } from '../../ui/icon.js';
import { cellText, orderRows, type ResultTable } from './table-of.js';

/** Height of a row, pixels. */
const rowHeight = 25;

/** Longer cells are cut, in characters. */
const longestCell = 200;

interface Order {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** Rows and columns; a heading orders by its column. Only the rows that are seen are drawn. */
export function TableView({ table }: { readonly table: ResultTable }) {
  const [order, setOrder] = useState<Order>();
  const scroll = useRef<HTMLDivElement>(null);
  const places = useMemo(
    () => (order ? orderRows(table, order.column, order.direction) : table.rows.map((_, index) => index)),
    [table, order],
  );
  const lines = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const drawn = lines.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = lines.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const orderBy = (column: number): void =>
    setOrder((before) =>
      before?.column !== column
        ? { column, direction: 'ascending' }
        : before.direction === 'ascending'
          ? { column, direction: 'descending' }
          : undefined,
    );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className="result-table" ref={scroll} tabIndex={0}>
        <table aria-label={texts.palette.result} aria-rowcount={table.rows.length + 1}>
          <thead>
            <tr>
              {table.columns.map((column, index) => (
                <th
                  key={column}
                  className={typeof table.rows[0]?.[index] === 'number' ? 'number' : ''}
                  aria-sort={order?.column === index ? order.direction : 'none'}
                >
                  <button type="button" title={texts.values.orderBy(column)} onClick={() => orderBy(index)}>
                    {visibleText(column)}
                    {order?.column === index && (
                      <Icon name={order.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />
                    )}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={above} columns={table.columns.length} />
            {drawn.map(({ index }) => {
              const place = places[index] ?? 0;
              return (
                <tr key={place} aria-rowindex={index + 2}>
                  {table.rows[place]?.map((value, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are.
                    <Cell key={column} value={value} />
                  ))}
                </tr>
              );
            })}
            <Gap height={below} columns={table.columns.length} />
          </tbody>
        </table>
      </div>
      <p className="hint">{texts.values.rows(table.rows.length)}</p>
    </>
  );
}

function Cell({ value }: { readonly value: unknown }) {
  const text = visibleText(cellText(value));
  const cut = text.length > longestCell;
  return (
    <td
      className={typeof value === 'number' ? 'number' : ''}
      title={text.length > 30 ? text.slice(0, 2_000) : undefined}
    >
      {cut ? `${text.slice(0, longestCell)}…` : text}
    </td>
  );
}

/** Stands for rows that are not drawn. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={columns} className="gap" style={{ height }} />
    </tr>
  );
}
