import { hostLogId } from '@plugo/extension-host/control';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type WheelEvent,
} from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { LogRow } from './log-row.js';
import {
  atEnd,
  type DrawnRow,
  drawnLines,
  placeAround,
  placeAt,
  rowHeight,
  type ScrollExtent,
  type ScrollPlace,
  scrolledAmong,
  scrolledBy,
} from './log-scroll.js';
import { LogScrollbar } from './log-scrollbar.js';
import { isSelected, type LineSelection, selectLine } from './log-selection.js';
import type { OpenLog } from './open-log.js';
import type { TextMatch } from './text-matches.js';
import { useHeight } from './use-height.js';
import type { ShownLine } from './use-log-picture.js';

/** Rows are drawn under this many keys, over and over, so that scrolling changes elements in place of making new ones. */
const keyCount = 512;
/** Lines to each side of those in view that are fetched with them. */
const margin = 100;
/** As near as this to the oldest known line, older ones are looked for. */
const nearFirst = 10_000;

interface LogListProps {
  readonly log: OpenLog;
  readonly first: number;
  /** Number after that of the last line shown. */
  readonly end: number;
  readonly place: ScrollPlace;
  readonly onPlace: (place: ScrollPlace) => void;
  /** A line that is to be brought into view. */
  readonly shown: ShownLine | undefined;
  readonly wrap: boolean;
  readonly selection: LineSelection | undefined;
  readonly onSelect: (selection: LineSelection | undefined) => void;
  readonly onCopy: () => void;
  readonly find: ((text: string) => readonly TextMatch[]) | undefined;
}

/** The lines in view, of however many there are: nothing else is drawn, measured or kept. */
export function LogList(props: LogListProps) {
  const { log, first, end, place, onPlace, shown, wrap, selection, onSelect, find } = props;
  const { openSource } = useActions();
  const extensions = useApp((state) => state.extensions);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const height = useHeight(list);
  const extent: ScrollExtent = { first, end, height };
  const { from, to } = drawnLines(place, extent, wrap);
  usePlacedRows(rows, place, extent, { from, to }, wrap, onPlace);
  useEffect(() => {
    log.look(Math.max(first, from - margin), Math.min(end, to + margin));
    if (place.kind === 'line' && from - first < nearFirst) log.more();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a line is brought into view once.
  useEffect(() => {
    if (shown === undefined) return;
    const isInView = drawnRows(list, rows).some(
      (row) => row.line === shown.line && row.top >= 0 && row.top + row.height <= height,
    );
    if (!isInView) onPlace(placeAround(shown.line, extent));
  }, [shown]);

  const scroll = (pixels: number): void => {
    if (pixels === 0) return;
    onPlace(wrap ? scrolledAmong(drawnRows(list, rows), pixels, extent) : scrolledBy(place, pixels, extent));
  };
  const nameOf = (extensionId: string): string =>
    extensionId === hostLogId ? texts.logs.host : (extensions[extensionId]?.displayName ?? extensionId);
  const clickLine = (event: MouseEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.log-row');
    if (row === null || !document.getSelection()?.isCollapsed) return;
    onSelect(selectLine(selection, Number(row.dataset.index), event.shiftKey));
  };
  const today = new Date().setHours(0, 0, 0, 0);
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);

  return (
    <div className="log-frame">
      <div
        className="log-lines"
        id={id}
        ref={list}
        role="log"
        aria-live="off"
        aria-label={texts.logs.lines}
        data-wrap={wrap}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled list must be reachable by keyboard.
        tabIndex={0}
        // Shift stretches the chosen lines; the text between would be marked as well.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onClick={clickLine}
        onKeyDown={(event) => pressKey(event, props, extent, scroll)}
        onWheel={(event) => scroll(pixelsOf(event, height))}
      >
        <div className="log-rows" ref={rows}>
          {numbers.map((number) => {
            const line = log.line(number);
            return (
              <LogRow
                key={((number % keyCount) + keyCount) % keyCount}
                line={line}
                index={number}
                name={line ? nameOf(line.extensionId) : ''}
                selected={isSelected(selection, number)}
                today={today}
                find={find}
                onOpen={openSource}
              />
            );
          })}
        </div>
      </div>
      <LogScrollbar place={place} extent={extent} controls={id} onPlace={onPlace} />
    </div>
  );
}

/** Puts the rows where the place says, before they are painted. */
function usePlacedRows(
  rows: { readonly current: HTMLDivElement | null },
  place: ScrollPlace,
  { first, end, height }: ScrollExtent,
  drawn: { readonly from: number; readonly to: number },
  wrap: boolean,
  onPlace: (place: ScrollPlace) => void,
): void {
  useLayoutEffect(() => {
    const element = rows.current;
    if (element === null) return;
    const drawnHeight = wrap ? element.offsetHeight : element.childElementCount * rowHeight;
    let top: number;
    if (place.kind === 'end') {
      top = drawnHeight < height ? 0 : height - drawnHeight;
    } else if (wrap) {
      const anchor = element.children[place.line - drawn.from];
      top = -((anchor instanceof HTMLElement ? anchor.offsetTop : 0) + place.offset);
    } else {
      top = -place.offset;
    }
    // Below the last line there is nothing to see: the end is shown in place of that.
    const isShort = drawn.to === end && top + drawnHeight < height && (drawn.from > first || top < 0);
    if (place.kind === 'line' && isShort) onPlace(atEnd);
    element.style.transform = `translateY(${top}px)`;
  });
}

/** The rows as they are drawn now. */
function drawnRows(
  list: { readonly current: HTMLElement | null },
  rows: { readonly current: HTMLElement | null },
): readonly DrawnRow[] {
  const edge = list.current?.getBoundingClientRect().top ?? 0;
  return [...(rows.current?.children ?? [])].map((row) => {
    const { top, height } = row.getBoundingClientRect();
    return { line: Number((row as HTMLElement).dataset.index), top: top - edge, height };
  });
}

function pixelsOf({ deltaY, deltaMode, shiftKey }: WheelEvent, height: number): number {
  // With Shift the wheel goes sideways, which the browser does itself.
  if (shiftKey) return 0;
  return deltaY * (deltaMode === 1 ? rowHeight : deltaMode === 2 ? height : 1);
}

function pressKey(
  event: KeyboardEvent,
  { log, first, end, selection, onSelect, onPlace, onCopy }: LogListProps,
  extent: ScrollExtent,
  scroll: (pixels: number) => void,
): void {
  const modified = event.ctrlKey || event.metaKey;
  const page = Math.max(rowHeight, extent.height - rowHeight);
  const move = (lines: 1 | -1): void => {
    if (!event.shiftKey || selection === undefined) scroll(lines * rowHeight);
    else onSelect({ ...selection, head: Math.min(end - 1, Math.max(first, selection.head + lines)) });
  };
  switch (event.key) {
    case 'ArrowUp':
      move(-1);
      break;
    case 'ArrowDown':
      move(1);
      break;
    case 'PageUp':
      scroll(-page);
      break;
    case 'PageDown':
      scroll(page);
      break;
    case 'Home':
      log.more();
      onPlace(placeAt(0, extent));
      break;
    case 'End':
      onPlace(atEnd);
      break;
    case 'Escape':
      onSelect(undefined);
      break;
    case 'a':
      if (!modified) return;
      onSelect({ anchor: first, head: end - 1 });
      break;
    case 'c':
      // Marked text is copied by the browser.
      if (!modified || !document.getSelection()?.isCollapsed) return;
      onCopy();
      break;
    default:
      return;
  }
  event.preventDefault();
}
