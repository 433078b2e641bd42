import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { IconButton } from '../ui/icon-button.js';
import { LogFilters } from './log-filters.js';
import { RoomButtons } from './room-buttons.js';

interface LogToolbarProps {
  /** What is said about the lines: how many, or how many are chosen. */
  readonly count: string;
  /** Screen readers are told of more than the count. */
  readonly searching: boolean;
  readonly paused: boolean;
  readonly following: boolean;
  readonly wrap: boolean;
  readonly canExport: boolean;
  readonly onStep: (lines: 1 | -1) => void;
  readonly onFollow: () => void;
  readonly onPause: () => void;
  readonly onWrap: () => void;
  readonly onClear: () => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
}

/** Filters on the left, what can be done with the lines on the right. */
export function LogToolbar(props: LogToolbarProps) {
  const { count, searching, paused, following, wrap, canExport } = props;
  const { openLogFile } = useActions();
  const [extensionId] = useApp((state) => state.logFilter.extensionIds);
  const searches = useApp((state) => state.logFilter.text !== '');
  const words = texts.logs;
  return (
    <div className="log-toolbar" role="toolbar" aria-label={words.title}>
      <h2 className="panel-title">{words.title}</h2>
      <LogFilters onStep={props.onStep} />
      <span className="log-count" data-testid="log-count" data-paused={paused} data-searching={searching}>
        {count}
      </span>
      <span className="log-buttons">
        {searches && (
          <>
            <IconButton icon="arrow-up" label={words.previous} onClick={() => props.onStep(-1)} />
            <IconButton icon="arrow-down" label={words.next} onClick={() => props.onStep(1)} />
            <span className="log-divider" />
          </>
        )}
        <IconButton icon="fold-down" label={words.follow} pressed={following} onClick={props.onFollow} />
        <IconButton
          icon={paused ? 'debug-continue' : 'debug-pause'}
          label={paused ? words.resume : words.pause}
          onClick={props.onPause}
        />
        <IconButton icon="word-wrap" label={words.wrap} pressed={wrap} onClick={props.onWrap} />
        <IconButton icon="copy" label={words.copy} onClick={props.onCopy} />
        <IconButton icon="save-as" label={words.export} disabled={!canExport} onClick={props.onExport} />
        <IconButton icon="clear-all" label={words.clear} onClick={props.onClear} />
        <IconButton icon="go-to-file" label={words.openFile} onClick={() => void openLogFile(extensionId)} />
        <RoomButtons />
      </span>
    </div>
  );
}
