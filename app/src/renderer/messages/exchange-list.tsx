import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import type { Exchange } from './exchange-buffer.js';
import { ExchangeRow } from './exchange-row.js';
import type { FilteredExchanges } from './filtered-exchanges.js';
import { endOf } from './present-exchange.js';
import { isChosen, type RowSelection, selectRow } from './row-selection.js';

/** Height of a row in pixels; the style sheet says the same. */
const rowHeight = 24;
/** The virtualizer hears of new rows in portions of so many. */
const rowStep = 1_000;
/** Rows are drawn under this many keys, over and over, so that scrolling changes elements in place of making new ones. */
const keyCount = 512;

const group = { role: 'rowgroup' };
const headRow = { role: 'row', 'aria-rowindex': 1 };
const headCell = { role: 'columnheader' };

interface ExchangeListProps {
  readonly list: FilteredExchanges;
  readonly following: boolean;
  readonly onFollow: (following: boolean) => void;
  readonly selection: RowSelection | undefined;
  readonly onSelect: (selection: RowSelection | undefined) => void;
  readonly onCopy: () => void;
}

/** The rows in view, of however many there are. Follows the latest one until the person scrolls away from it, or chooses one. */
export function ExchangeList(props: ExchangeListProps) {
  const { list, following, onFollow, selection, onSelect, onCopy } = props;
  const extensions = useApp((state) => state.extensions);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const { length } = list;
  const virtualizer = useVirtualizer({
    // It measures all rows anew when their number changes, which is 12 times a second.
    count: Math.ceil(length / rowStep) * rowStep,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The head lies over the topmost row.
    scrollPaddingStart: rowHeight,
  });
  useScrollPosition(scroller.current, list, following);

  // The details take half of the room when they open.
  const head = selection?.head;
  useEffect(() => {
    const index = head === undefined ? -1 : list.indexOf(head);
    if (index !== -1) virtualizer.scrollToIndex(index);
  }, [head, list, virtualizer]);
  const select = (index: number, stretch: boolean): void => {
    const row = list.row(Math.max(0, Math.min(length - 1, index)));
    if (row === undefined) return;
    onFollow(false);
    onSelect(selectRow(selection, row.position, stretch));
  };
  const click = (event: MouseEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.exchange-row');
    if (row !== null) select(Number(row.dataset.index), event.shiftKey);
  };
  const press = (event: KeyboardEvent): void => {
    const at = selection === undefined ? -1 : list.indexOf(selection.head);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const target = {
      ArrowDown: at + 1,
      ArrowUp: at === -1 ? length - 1 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: length - 1,
    }[event.key];
    const modified = event.ctrlKey || event.metaKey;
    if (target !== undefined) select(target, event.shiftKey);
    else if (modified && event.key === 'a') onSelect(ends(list));
    else if (modified && event.key === 'c') onCopy();
    else if (event.key === 'Escape') onSelect(undefined);
    else return;
    event.preventDefault();
  };

  const items = virtualizer.getVirtualItems();
  const rows = items.flatMap(({ index, start }) => {
    const exchange = list.row(index);
    return exchange === undefined ? [] : [{ exchange, index, start }];
  });
  const isHeadDrawn = rows.some(({ exchange }) => exchange.position === head);
  const scale = scaleOf(rows.map(({ exchange }) => exchange));
  return (
    // biome-ignore lint/a11y/useSemanticElements: no table of HTML, for of any number of rows only those in view are there.
    <div
      role="grid"
      aria-multiselectable
      className="exchanges"
      ref={scroller}
      tabIndex={0}
      aria-label={texts.messages.table}
      aria-rowcount={length + 1}
      aria-activedescendant={isHeadDrawn ? `${prefix}${head}` : undefined}
      // Shift stretches the chosen rows; the text between would be marked as well.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={click}
      onKeyDown={press}
      onScroll={({ currentTarget }) => onFollow(isAtEnd(currentTarget))}
    >
      <Head />
      <div {...group} className="exchange-extent" style={{ height: Math.max(length * rowHeight, 1) }}>
        {rows.map(({ exchange, index, start }) => (
          <ExchangeRow
            key={exchange.position % keyCount}
            id={`${prefix}${exchange.position}`}
            exchange={exchange}
            top={start}
            index={index}
            name={extensions[exchange.opening.extensionId]?.displayName ?? exchange.opening.extensionId}
            selected={isChosen(selection, exchange.position)}
            bar={barOf(exchange, scale)}
          />
        ))}
      </div>
    </div>
  );
}

/** Stays at the top while the rows go by. */
function Head() {
  return (
    <div {...group} className="exchange-head-place">
      <div {...headRow} className="exchange-head">
        {Object.entries(texts.messages.columns).map(([name, title]) => (
          <span key={name} {...headCell} className={`exchange-${name}`}>
            {title}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The moments that the left and the right edge of the waterfall stand for. */
interface Scale {
  readonly from: number;
  readonly to: number;
}

function scaleOf(rows: readonly Exchange[]): Scale {
  const from = Math.min(...rows.map(({ opening }) => opening.at));
  return { from, to: Math.max(from + 1, ...rows.map(endOf)) };
}

/** Where the bar of a row begins and how long it is, in percent, as a style. */
function barOf(exchange: Exchange, { from, to }: Scale): string {
  const { opening, response } = exchange;
  const percent = (moment: number) => Math.round(((moment - from) / (to - from)) * 1_000) / 10;
  const left = Math.min(percent(opening.at), 99);
  const isPending = opening.kind === 'request' && response === undefined;
  return `${left} ${Math.max(0, (isPending ? 100 : percent(endOf(exchange))) - left)}`;
}

/** At the end while following; otherwise on the same rows, also when older ones above them go. */
function useScrollPosition(scroller: HTMLElement | null, list: FilteredExchanges, following: boolean): void {
  const anchor = useRef<{ readonly position: number; readonly index: number }>(undefined);
  const { length } = list;
  useLayoutEffect(() => {
    if (scroller === null) return;
    if (following) scroller.scrollTop = length * rowHeight;
    const before = anchor.current;
    if (!following && before !== undefined) {
      const now = list.indexOf(before.position);
      const gone = now === -1 ? 0 : before.index - now;
      if (gone > 0) scroller.scrollTop = Math.max(0, scroller.scrollTop - gone * rowHeight);
    }
    const index = Math.floor(scroller.scrollTop / rowHeight);
    const row = list.row(index);
    anchor.current = row && { position: row.position, index };
  });
}

function ends(list: FilteredExchanges): RowSelection | undefined {
  const first = list.row(0);
  const last = list.row(list.length - 1);
  return first && last && { anchor: first.position, head: last.position };
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < rowHeight;
}
