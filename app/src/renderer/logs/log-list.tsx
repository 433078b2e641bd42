import { hostLogId } from '@plugo/extension-host/control';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import type { FilteredLog } from './filtered-log.js';
import { LogRow } from './log-row.js';
import { isSelected, type LineSelection, selectLine } from './log-selection.js';

/** Height of a row in pixels; the style sheet says the same. */
const rowHeight = 20;

/** Rows are drawn under this many keys, over and over, so that scrolling changes elements in place of making new ones. */
const keyCount = 512;

interface LogListProps {
  readonly log: FilteredLog;
  readonly following: boolean;
  readonly onFollow: (following: boolean) => void;
  readonly selection: LineSelection | undefined;
  readonly onSelect: (selection: LineSelection | undefined) => void;
  readonly onCopy: () => void;
}

/** The lines in view, of however many there are. Follows the latest one until the person scrolls away from it. */
export function LogList({ log, following, onFollow, selection, onSelect, onCopy }: LogListProps) {
  const extensions = useApp((state) => state.extensions);
  const scroller = useRef<HTMLDivElement>(null);
  const { length, firstIndex } = log;
  const virtualizer = useVirtualizer({
    count: length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useScrollPosition(scroller.current, length, firstIndex, following);

  const nameOf = (id: string): string =>
    id === hostLogId ? texts.logs.host : (extensions[id]?.displayName ?? id);
  const clickLine = (event: MouseEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.log-row');
    if (row === null || !document.getSelection()?.isCollapsed) return;
    onSelect(selectLine(selection, Number(row.dataset.index), event.shiftKey));
  };
  const press = (event: KeyboardEvent): void => {
    const modified = event.ctrlKey || event.metaKey;
    if (modified && event.key === 'a') onSelect({ anchor: firstIndex, head: firstIndex + length - 1 });
    else if (modified && event.key === 'c' && document.getSelection()?.isCollapsed) onCopy();
    else if (event.key === 'Escape') onSelect(undefined);
    else if (event.key === 'End') onFollow(true);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="log-lines"
      ref={scroller}
      role="log"
      aria-live="off"
      aria-label={texts.logs.lines}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled list must be reachable by keyboard.
      tabIndex={0}
      // Shift stretches the chosen lines; the text between would be marked as well.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={clickLine}
      onKeyDown={press}
      onScroll={({ currentTarget }) => onFollow(isAtEnd(currentTarget))}
    >
      <div className="log-extent" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = log.line(index);
          if (line === undefined) return null;
          const number = firstIndex + index;
          return (
            <LogRow
              key={number % keyCount}
              line={line}
              top={start}
              index={number}
              name={nameOf(line.extensionId)}
              selected={isSelected(selection, number)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** At the end while following; otherwise on the same lines, also when older ones above them go. */
function useScrollPosition(
  scroller: HTMLElement | null,
  length: number,
  firstIndex: number,
  following: boolean,
): void {
  const firstBefore = useRef(firstIndex);
  useLayoutEffect(() => {
    const gone = firstIndex - firstBefore.current;
    firstBefore.current = firstIndex;
    if (scroller === null) return;
    if (following) scroller.scrollTop = length * rowHeight;
    else if (gone > 0) scroller.scrollTop = Math.max(0, scroller.scrollTop - gone * rowHeight);
  }, [scroller, length, firstIndex, following]);
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < rowHeight;
}
