import { useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { OpenLog } from './open-log.js';

/** How far an export is, or what came of it. */
export type LogExportState =
  | { readonly kind: 'writing'; readonly lines: number; readonly of: number }
  | { readonly kind: 'done'; readonly lines: number; readonly file: string };

/** Writes a log to a file that the person chooses. */
export function useLogExport() {
  const { chooseExportFile, tell } = useActions();
  const [state, setState] = useState<LogExportState>();
  const abort = useRef<AbortController>(undefined);

  const start = async (log: OpenLog): Promise<void> => {
    const target = await chooseExportFile();
    if (target === undefined) return;
    const controller = new AbortController();
    abort.current = controller;
    const { first, end } = log.state;
    setState({ kind: 'writing', lines: 0, of: end - first });
    try {
      const lines = await log.export(target, controller.signal, (written, of) =>
        setState({ kind: 'writing', lines: written, of }),
      );
      setState({ kind: 'done', lines, file: target.file });
    } catch (thrown) {
      setState(undefined);
      if (!controller.signal.aborted) tell(toSerializedError(thrown).message);
    }
  };
  const close = (): void => {
    abort.current?.abort();
    setState(undefined);
  };
  return { state, start, close };
}

/** What is said about it. */
export function exportText(state: LogExportState): string {
  if (state.kind === 'done') return texts.logs.exported(state.lines, state.file);
  return texts.logs.exporting(state.lines, Math.max(state.lines, state.of));
}
