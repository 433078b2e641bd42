import { useEffect, useMemo, useReducer, useRef } from 'react';
import { useApp, useServices } from '../actions/services.js';
import { FilteredExchanges } from './filtered-exchanges.js';

/** The rows behind the filter in force; the component is drawn anew when messages came, at most each 80 ms. */
export function useExchanges(): FilteredExchanges {
  const { traffic } = useServices();
  const filter = useApp((state) => state.messageFilter);
  const opened = useApp((state) => state.openedRecording);
  const paused = useApp((state) => state.messagesPaused) && opened === undefined;
  const [, redraw] = useReducer((version: number) => version + 1, 0);
  const buffer = (opened === undefined ? undefined : traffic.opened) ?? traffic.live;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed filter is set below, so that a pause outlives it.
  const list = useMemo(() => new FilteredExchanges(buffer, filter), [buffer]);

  const applied = useRef({ list, filter });
  if (applied.current.list === list && applied.current.filter !== filter) list.setFilter(filter);
  applied.current = { list, filter };
  if (paused && !list.paused) list.pause();
  if (!paused && list.paused) list.resume();
  useEffect(() => {
    list.refresh();
    redraw();
    return buffer.subscribe(() => {
      list.refresh();
      redraw();
    });
  }, [list, buffer]);
  return list;
}
