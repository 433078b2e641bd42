import { type ReactNode, useEffect, useMemo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import type { LogCommand } from './log-commands.js';
import { everyLine, isFiltered, patternError } from './log-filter.js';
import { LogList } from './log-list.js';
import { atEnd } from './log-scroll.js';
import { boundsOf } from './log-selection.js';
import { copiedText } from './log-text.js';
import { LogToolbar } from './log-toolbar.js';
import type { OpenLog } from './open-log.js';
import { matchFinder } from './text-matches.js';
import { exportText, useLogExport } from './use-log-export.js';
import { useLogPicture } from './use-log-picture.js';
import { useStoredFlag } from './use-stored-flag.js';

/** Lines that are copied at most: more belong into a file. */
const mostCopied = 100_000;

/** The log of one, some or all extensions, over all that is kept of it. */
export function LogsPanel() {
  const { copy, tell, setLogFilter, onLogCommand } = useActions();
  const filter = useApp((state) => state.logFilter);
  const picture = useLogPicture();
  const { log, problem, place, first, end, selection } = picture;
  const [wrap, setWrap] = useStoredFlag('plugo-log-wrap');
  const exporting = useLogExport();
  // Lines are marked by the filter that found them, which is the one before while another is typed.
  const find = useMemo(
    () => (log === undefined || problem !== undefined ? undefined : matchFinder(log.filter)),
    [log, problem],
  );
  const badPattern = patternError(filter);

  const copyLines = async (): Promise<void> => {
    if (log === undefined) return;
    const { from, to } = selection === undefined ? { from: first, to: end } : boundsOf(selection);
    if (to - from > mostCopied) tell(texts.logs.tooManyToCopy(mostCopied));
    else await copy(copiedText(await log.lines(Math.max(first, from), Math.min(end, to))));
  };
  const clear = async (): Promise<void> => {
    const [last] = (await log?.lines(end - 1, end)) ?? [];
    if (last !== undefined) setLogFilter({ range: { kind: 'cleared', from: last.time + 1 } });
  };

  const does: Readonly<Record<LogCommand, () => void>> = {
    follow: () => picture.setPlace(atEnd),
    pause: picture.togglePause,
    wrap: () => setWrap(!wrap),
    clear: () => void clear(),
    export: () => log && void exporting.start(log),
  };
  useEffect(() => log && onLogCommand((command) => does[command]()));

  return (
    <section className="logs" aria-label={texts.logs.title}>
      <LogToolbar
        count={picture.count}
        searching={log?.state.searching ?? false}
        paused={picture.paused}
        following={place.kind === 'end' && !picture.paused}
        wrap={wrap}
        canExport={end > first && exporting.state?.kind !== 'writing'}
        onStep={picture.step}
        onFollow={does.follow}
        onPause={does.pause}
        onWrap={does.wrap}
        onClear={does.clear}
        onCopy={() => void copyLines()}
        onExport={does.export}
      />
      {badPattern !== undefined && <Strip icon="error">{texts.logs.badPattern(badPattern)}</Strip>}
      {badPattern === undefined && problem !== undefined && (
        <Strip icon="error">{`${problem.message} ${problem.nextStep}`}</Strip>
      )}
      {exporting.state !== undefined && (
        <Strip icon={exporting.state.kind === 'done' ? 'check' : 'loading'}>
          {exportText(exporting.state)}
          <IconButton
            icon="close"
            label={exporting.state.kind === 'done' ? texts.common.close : texts.logs.cancelExport}
            onClick={exporting.close}
          />
        </Strip>
      )}
      {log === undefined || end === first ? (
        <NoLines log={log} filtered={isFiltered(filter)} />
      ) : (
        <LogList
          log={log}
          first={first}
          end={end}
          place={place}
          onPlace={picture.setPlace}
          shown={picture.shown}
          wrap={wrap}
          selection={selection}
          onSelect={picture.setSelection}
          onCopy={() => void copyLines()}
          find={find}
        />
      )}
    </section>
  );
}

function Strip({ icon, children }: { readonly icon: string; readonly children: ReactNode }) {
  return (
    <div className="log-strip" role="status" data-icon={icon}>
      <Icon name={icon} />
      {children}
    </div>
  );
}

function NoLines({ log, filtered }: { readonly log: OpenLog | undefined; readonly filtered: boolean }) {
  const { setLogFilter } = useActions();
  const words = texts.logs;
  if (log === undefined || log.state.searching || log.problem !== undefined)
    return <div className="log-frame" aria-busy="true" />;
  if (!filtered) return <EmptyState icon="output" title={words.emptyTitle} text={words.emptyText} />;
  return (
    <EmptyState icon="filter" title={words.noMatch}>
      <Button secondary onClick={() => setLogFilter(everyLine)}>
        {words.showAll}
      </Button>
    </EmptyState>
  );
}
