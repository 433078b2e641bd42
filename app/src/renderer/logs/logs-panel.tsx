import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { everyLine } from './log-filter.js';
import { LogList } from './log-list.js';
import { boundsOf, type LineSelection } from './log-selection.js';
import { copiedText } from './log-text.js';
import { LogToolbar } from './log-toolbar.js';
import { useFilteredLog } from './use-filtered-log.js';

/** The live log of one or all extensions. */
export function LogsPanel() {
  const { copy } = useActions();
  const filter = useApp((state) => state.logFilter);
  const { log, redraw } = useFilteredLog();
  const [following, setFollowing] = useState(true);
  const [selection, setSelection] = useState<LineSelection>();

  const copyLines = (): void => {
    const { from, to } =
      selection === undefined ? { from: 0, to: Number.POSITIVE_INFINITY } : boundsOf(selection);
    const { firstIndex, length } = log;
    void copy(copiedText(log.lines(Math.max(0, from - firstIndex), Math.min(length, to - firstIndex))));
  };
  const togglePause = (): void => {
    if (log.paused) log.resume();
    else log.pause();
    redraw();
  };
  const clear = (): void => {
    log.clear();
    setSelection(undefined);
    redraw();
  };

  return (
    <section className="logs" aria-label={texts.logs.title}>
      <LogToolbar
        log={log}
        selection={selection}
        following={following}
        onFollow={() => setFollowing(true)}
        onPause={togglePause}
        onClear={clear}
        onCopy={copyLines}
      />
      {log.length === 0 ? (
        <NoLines filtered={filter !== everyLine} />
      ) : (
        <LogList
          log={log}
          following={following}
          onFollow={setFollowing}
          selection={selection}
          onSelect={setSelection}
          onCopy={copyLines}
        />
      )}
    </section>
  );
}

function NoLines({ filtered }: { readonly filtered: boolean }) {
  const { setLogFilter } = useActions();
  const words = texts.logs;
  if (!filtered) return <EmptyState icon="output" title={words.emptyTitle} text={words.emptyText} />;
  return (
    <EmptyState icon="filter" title={words.noMatch}>
      <Button secondary onClick={() => setLogFilter(everyLine)}>
        {words.showAll}
      </Button>
    </EmptyState>
  );
}
