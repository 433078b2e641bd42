import type { ViewCell, ViewTable } from '@plugo/sdk/protocol';
import { useState } from 'react';
import { language, texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { type Sorting, sortRows } from './sort-rows.js';
import { ViewActions } from './view-actions.js';

/** Rows and columns; a press on a heading sorts by it. */
export function TableView({ table, label }: { readonly table: ViewTable; readonly label: string }) {
  const { columns, rows, sort, empty } = table;
  const [chosen, setChosen] = useState<Sorting>();
  const sorting = chosen ?? (sort && { key: sort.key, descending: sort.descending ?? false });
  const hasActions = rows.some(({ actions = [] }) => actions.length > 0);
  const words = texts.contributed;
  if (rows.length === 0) return <p className="view-empty hint">{visibleText(empty ?? words.noRows)}</p>;
  const isRight = columns.map(
    ({ key, align }) =>
      (align ?? (rows.every(({ cells }) => isNumber(cells[key])) ? 'right' : 'left')) === 'right',
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="view-table" tabIndex={0} aria-label={label}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title }, index) => {
              const current = sorting?.key === key ? sorting : undefined;
              return (
                <th
                  key={key}
                  scope="col"
                  className={isRight[index] ? 'right' : undefined}
                  aria-sort={current && (current.descending ? 'descending' : 'ascending')}
                >
                  <button
                    type="button"
                    title={words.sortBy(visibleText(title))}
                    onClick={() =>
                      setChosen({ key, descending: current !== undefined && !current.descending })
                    }
                  >
                    <span>{visibleText(title)}</span>
                    {current && <Icon name={current.descending ? 'chevron-down' : 'chevron-up'} />}
                  </button>
                </th>
              );
            })}
            {hasActions && (
              <th scope="col">
                <span className="visually-hidden">{words.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, sorting).map(({ cells, icon, tone, actions }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names.
            <tr key={row} className={tone && `tone-${tone}`}>
              {columns.map(({ key }, index) => (
                <td key={key} className={isRight[index] ? 'right' : undefined}>
                  {index === 0 && icon !== undefined && <Icon name={icon} />}
                  {textOf(cells[key])}
                </td>
              ))}
              {hasActions && (
                <td className="view-table-actions">
                  <ViewActions actions={actions} of={textOf(cells[columns[0]?.key ?? ''])} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isNumber = (cell: ViewCell | undefined) =>
  cell === undefined || cell === null || typeof cell === 'number';

function textOf(cell: ViewCell | undefined): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'number') return cell.toLocaleString(language);
  if (typeof cell === 'boolean') return cell ? texts.contributed.yes : texts.contributed.no;
  return visibleText(cell);
}
