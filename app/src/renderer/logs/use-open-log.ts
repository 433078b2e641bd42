import type { SerializedError } from '@plugo/extension-host/control';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useApp, useServices } from '../actions/services.js';
import { toSerializedError } from '../rpc/request-error.js';
import { hostFilterOf, type LogViewFilter, patternError } from './log-filter.js';
import { OpenLog } from './open-log.js';

/** Milliseconds after the last key before a text is looked for. */
const typingPause = 150;

export interface OpenLogs {
  /** The log behind the filter in force, or the one before as long as that is not there yet. */
  readonly log: OpenLog | undefined;
  /** What the host has against the filter. */
  readonly problem: SerializedError | undefined;
}

/** The log behind the filter in force; the component is drawn anew when lines came, at most each 80 ms. */
export function useOpenLog(onOpened: (log: OpenLog, before: OpenLog | undefined) => void): OpenLogs {
  const { logs } = useServices();
  const filter = useApp((state) => state.logFilter);
  const connected = useApp((state) => state.connected);
  const startedAt = useApp((state) => state.host?.startedAt ?? 0);
  // A filter that asks for the same is the same.
  const wanted = JSON.stringify(hostFilterOf({ ...filter, ...useSearch(filter) }, startedAt));
  const hostFilter = useMemo(() => JSON.parse(wanted) as ReturnType<typeof hostFilterOf>, [wanted]);
  const [log, setLog] = useState<OpenLog>();
  const [refused, setRefused] = useState<SerializedError>();
  const [, redraw] = useReducer((version: number) => version + 1, 0);
  const shown = useRef<OpenLog>(undefined);
  const opened = useRef(onOpened);
  opened.current = onOpened;

  useEffect(() => {
    if (!connected) return;
    let pending: OpenLog | undefined;
    const open = (): void => {
      const next = new OpenLog(logs, hostFilter);
      pending = next;
      next.opened.then(
        () => {
          if (pending !== next) return;
          pending = undefined;
          const before = shown.current;
          shown.current = next;
          setRefused(undefined);
          setLog(next);
          opened.current(next, before);
          before?.close();
        },
        (error: unknown) => pending === next && setRefused(toSerializedError(error)),
      );
    };
    const isTyping = shown.current !== undefined && shown.current.filter.text !== hostFilter.text;
    const timer = setTimeout(open, isTyping ? typingPause : 0);
    return () => {
      clearTimeout(timer);
      pending?.close();
      pending = undefined;
    };
  }, [logs, hostFilter, connected]);

  useEffect(() => log?.subscribe(redraw), [log]);
  useEffect(
    () => () => {
      shown.current?.close();
      shown.current = undefined;
    },
    [],
  );
  return { log, problem: refused ?? log?.problem };
}

/** What is looked for: while a pattern is typed that is none yet, the one before. */
function useSearch(filter: LogViewFilter): Pick<LogViewFilter, 'text' | 'isPattern' | 'matchCase'> {
  const search = useRef({ text: '', isPattern: false, matchCase: false });
  if (patternError(filter) === undefined) {
    const { text, isPattern, matchCase } = filter;
    search.current = { text, isPattern, matchCase };
  }
  return search.current;
}
