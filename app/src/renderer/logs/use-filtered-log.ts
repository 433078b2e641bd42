import { useEffect, useMemo, useReducer, useRef } from 'react';
import { useApp, useServices } from '../actions/services.js';
import { FilteredLog } from './filtered-log.js';

/** The log behind the filter in force; the component is drawn anew when lines came, at most each 80 ms. */
export function useFilteredLog(): { readonly log: FilteredLog; readonly redraw: () => void } {
  const { logs } = useServices();
  const filter = useApp((state) => state.logFilter);
  const [, redraw] = useReducer((version: number) => version + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed filter is set below, so that a pause outlives it.
  const log = useMemo(() => new FilteredLog(logs, filter), [logs]);

  const applied = useRef(filter);
  if (applied.current !== filter) {
    applied.current = filter;
    log.setFilter(filter);
  }
  useEffect(() => {
    log.refresh();
    redraw();
    return logs.subscribe(() => {
      log.refresh();
      redraw();
    });
  }, [log, logs]);
  return { log, redraw };
}
