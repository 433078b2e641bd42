import type { SerializedError } from '@plugo/extension-host/control';
import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import { atEnd, movedBy, type ScrollPlace } from './log-scroll.js';
import { boundsOf, type LineSelection } from './log-selection.js';
import type { OpenLog } from './open-log.js';
import { useOpenLog } from './use-open-log.js';

/** A line that is to be brought into view; another object each time. */
export interface ShownLine {
  readonly line: number;
}

/** What the panel shows of the log, and where. */
export interface LogPicture {
  readonly log: OpenLog | undefined;
  readonly problem: SerializedError | undefined;
  readonly first: number;
  /** Number after that of the last line shown: while paused, the last one there was. */
  readonly end: number;
  readonly place: ScrollPlace;
  readonly shown: ShownLine | undefined;
  readonly selection: LineSelection | undefined;
  readonly paused: boolean;
  /** What is said about the lines. */
  readonly count: string;
  readonly setPlace: (place: ScrollPlace) => void;
  readonly setSelection: (selection: LineSelection | undefined) => void;
  readonly togglePause: () => void;
  /** Chooses the next or previous line and shows it. */
  readonly step: (lines: 1 | -1) => void;
}

export function useLogPicture(): LogPicture {
  const [place, setPlace] = useState<ScrollPlace>(atEnd);
  const [pausedAt, setPausedAt] = useState<number>();
  const [selection, setSelection] = useState<LineSelection>();
  const [shown, setShown] = useState<ShownLine>();
  const [seen, setSeen] = useState<{ readonly log: OpenLog | undefined; readonly moved: number }>();
  const searches = useApp((state) => state.logFilter.text !== '');
  const show = (line: number): void => {
    setSelection({ anchor: line, head: line });
    setShown({ line });
  };

  /** The line that was chosen under the filter before is shown among its neighbours. */
  const { log, problem } = useOpenLog((opened, before) => {
    const chosen = selection && before?.line(selection.head);
    setPlace(atEnd);
    setSelection(undefined);
    setPausedAt((at) => (at === undefined ? undefined : opened.state.end));
    if (!chosen) return;
    const showAgain = (line: number | undefined) => line !== undefined && show(line);
    void opened.find(chosen).then(showAgain, () => undefined);
  });

  // Old lines went with their files: what is known by number has moved.
  const moved = log?.moved ?? 0;
  if (seen?.log !== log || seen?.moved !== moved) {
    const by = seen?.log === log ? moved - (seen?.moved ?? 0) : 0;
    setSeen({ log, moved });
    if (by !== 0) {
      setPlace((at) => movedBy(at, by));
      setPausedAt((at) => (at === undefined ? undefined : at + by));
      setSelection((at) => at && { anchor: at.anchor + by, head: at.head + by });
    }
  }

  const first = log?.state.first ?? 0;
  const newest = log?.state.end ?? 0;
  const end = pausedAt === undefined ? newest : Math.max(first, Math.min(newest, pausedAt));
  return {
    log,
    problem,
    first,
    end,
    place,
    shown,
    selection,
    paused: pausedAt !== undefined,
    count: pausedAt === undefined ? countOf(log, selection, searches) : texts.logs.waiting(newest - end),
    setPlace,
    setSelection,
    togglePause: () => setPausedAt(pausedAt === undefined ? newest : undefined),
    step: (lines) => {
      if (end === first) return;
      const from = selection?.head ?? (lines === 1 ? first - 1 : end);
      show(from + lines < first ? end - 1 : from + lines >= end ? first : from + lines);
    },
  };
}

function countOf(log: OpenLog | undefined, selection: LineSelection | undefined, searches: boolean): string {
  if (log === undefined) return '';
  const { first, end, searching, complete, searched } = log.state;
  const words = texts.logs;
  const all = complete ? words.shown(end - first) : words.shownAtLeast(end - first);
  if (selection !== undefined) {
    const { from, to } = boundsOf(selection);
    return searches && to - from === 1 ? words.ofMatches(from - first + 1, all) : words.selected(to - from);
  }
  if (!searching) return all;
  return words.searching(end - first, Math.floor((100 * searched.bytes) / Math.max(1, searched.of)));
}
