import { hostLogId, type LogLevel } from '@plugo/extension-host/control';
import { useMemo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { IconButton } from '../ui/icon-button.js';
import { Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import type { FilteredLog } from './filtered-log.js';
import { logLevels } from './log-filter.js';
import { boundsOf, type LineSelection } from './log-selection.js';

interface LogToolbarProps {
  readonly log: FilteredLog;
  readonly selection: LineSelection | undefined;
  readonly following: boolean;
  readonly onFollow: () => void;
  readonly onPause: () => void;
  readonly onClear: () => void;
  readonly onCopy: () => void;
}

/** Filters on the left, what can be done with the lines on the right. */
export function LogToolbar(props: LogToolbarProps) {
  const { log, selection, following, onFollow, onPause, onClear, onCopy } = props;
  const { openLogFile } = useActions();
  const extensionId = useApp((state) => state.logFilter.extensionId);
  const words = texts.logs;
  return (
    <div className="log-toolbar" role="toolbar" aria-label={words.title}>
      <h2 className="panel-title">{words.title}</h2>
      <LogFilters />
      <span className="log-count" data-testid="log-count" data-paused={log.paused}>
        {log.paused
          ? words.waiting(log.waiting)
          : selection === undefined
            ? words.shown(log.length)
            : selectedCount(selection)}
      </span>
      <span className="log-buttons">
        <IconButton icon="arrow-down" label={words.follow} pressed={following} onClick={onFollow} />
        <IconButton
          icon={log.paused ? 'debug-continue' : 'debug-pause'}
          label={log.paused ? words.resume : words.pause}
          onClick={onPause}
        />
        <IconButton icon="copy" label={words.copy} onClick={onCopy} />
        <IconButton icon="clear-all" label={words.clear} onClick={onClear} />
        <IconButton icon="go-to-file" label={words.openFile} onClick={() => void openLogFile(extensionId)} />
        <RoomButtons />
      </span>
    </div>
  );
}

function selectedCount(selection: LineSelection): string {
  const { from, to } = boundsOf(selection);
  return texts.logs.selected(to - from);
}

function LogFilters() {
  const { setLogFilter } = useActions();
  const { text, level, extensionId } = useApp((state) => state.logFilter);
  const extensions = useApp((state) => state.extensions);
  const words = texts.logs;
  const sources = useMemo(
    () => [
      { value: '', label: texts.logs.allExtensions },
      ...Object.values(extensions)
        .map(({ id, displayName }) => ({ value: id, label: displayName }))
        .sort((a, b) => a.label.localeCompare(b.label)),
      { value: hostLogId, label: texts.logs.host },
    ],
    [extensions],
  );
  return (
    <>
      <TextField
        label={words.filter}
        placeholder={words.filterPlaceholder}
        icon="filter"
        value={text}
        onInput={(value) => setLogFilter({ text: value })}
        className="log-search"
      />
      <Select
        label={words.level}
        value={level}
        choices={logLevels.map((value) => ({ value, label: words.levels[value] }))}
        onChange={(value) => setLogFilter({ level: value as LogLevel })}
      />
      <Select
        label={words.extension}
        value={extensionId ?? ''}
        choices={sources}
        onChange={(value) => setLogFilter({ extensionId: value === '' ? undefined : value })}
      />
    </>
  );
}

/** How much room the log takes. */
function RoomButtons() {
  const { showView, openLog } = useActions();
  const full = useApp((state) => state.view === 'logs');
  const shrink = (): void => {
    openLog(true);
    showView('extensions');
  };
  const hide = (): void => {
    openLog(false);
    if (full) showView('extensions');
  };
  const words = texts.logs;
  return (
    <>
      <IconButton
        icon={full ? 'screen-normal' : 'screen-full'}
        label={full ? words.restore : words.maximise}
        onClick={() => (full ? shrink() : showView('logs'))}
      />
      <IconButton icon="close" label={words.hide} onClick={hide} />
    </>
  );
}
