import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from './icon.js';
import { type JsonRow, jsonRows } from './json-rows.js';

/** Height of a line, pixels. */
const lineHeight = 20;

/** Longer texts are cut, in characters. */
const longestText = 300;

/** A value as a tree of JSON: only the lines that are seen are drawn, so that it may be large. Arrows walk, open and close. */
export function JsonTree({ value, label }: { readonly value: unknown; readonly label: string }) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const rows = useMemo(() => jsonRows(value, toggled), [value, toggled]);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  });

  const toggle = ({ path }: JsonRow): void =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(path)) after.add(path);
      return after;
    });
  const walkTo = (index: number): void => {
    const inside = Math.min(Math.max(index, 0), rows.length - 1);
    setActive(inside);
    lines.scrollToIndex(inside);
  };
  const press = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (row === undefined) return;
    const above = rows.findLastIndex(({ depth }, index) => index < active && depth < row.depth);
    const move = new Map<string, () => void>([
      ['ArrowDown', () => walkTo(active + 1)],
      ['ArrowUp', () => walkTo(active - 1)],
      ['Home', () => walkTo(0)],
      ['End', () => walkTo(rows.length - 1)],
      ['PageDown', () => walkTo(active + 10)],
      ['PageUp', () => walkTo(active - 10)],
      ['ArrowRight', () => (row.size !== undefined && !row.open ? toggle(row) : walkTo(active + 1))],
      ['ArrowLeft', () => (row.open ? toggle(row) : walkTo(above))],
      ['Enter', () => row.size !== undefined && toggle(row)],
    ]).get(event.key);
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <div
      className="json-tree"
      role="tree"
      aria-label={label}
      aria-activedescendant={`${prefix}${active}`}
      tabIndex={0}
      ref={scroll}
      onKeyDown={press}
    >
      <div className="json-lines" style={{ height: lines.getTotalSize() }} role="presentation">
        {lines.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all of its lines.
            // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and tells which line is active.
            <div
              key={row.path}
              id={`${prefix}${index}`}
              className="json-line"
              role="treeitem"
              aria-level={row.depth + 1}
              aria-selected={index === active}
              {...(row.size === undefined ? {} : { 'aria-expanded': row.open })}
              style={{ transform: `translateY(${start}px)`, paddingLeft: 4 + row.depth * 16 }}
              onClick={() => {
                setActive(index);
                if (row.size !== undefined) toggle(row);
              }}
            >
              <JsonLine row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function JsonLine({ row: { name, value, size, open } }: { readonly row: JsonRow }) {
  return (
    <>
      {size === undefined ? (
        <span className="json-no-arrow" />
      ) : (
        <Icon name={open ? 'chevron-down' : 'chevron-right'} className="json-arrow" />
      )}
      {name !== undefined && (
        <>
          <span className={typeof name === 'number' ? 'json-index' : 'json-key'}>
            {typeof name === 'number' ? name : visibleText(JSON.stringify(name))}
          </span>
          {': '}
        </>
      )}
      {size === undefined ? <Scalar value={value} /> : <Summary list={Array.isArray(value)} size={size} />}
    </>
  );
}

function Summary({ list, size }: { readonly list: boolean; readonly size: number }) {
  return (
    <span className="json-summary">
      {list ? `[${texts.values.items(size)}]` : `{${texts.values.fields(size)}}`}
    </span>
  );
}

function Scalar({ value }: { readonly value: unknown }) {
  const kind = value === null ? 'null' : typeof value;
  const text = visibleText(JSON.stringify(value) ?? String(value));
  const cut = text.length > longestText;
  return (
    <span className={`json-${kind}`} title={cut ? texts.values.cut(text.length) : undefined}>
      {cut ? `${text.slice(0, longestText)}…` : text}
    </span>
  );
}
