import type { LogEntry } from '@plugo/extension-host/control';
import { memo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { formatClock } from '../format/format.js';
import { visibleText } from './log-text.js';

interface LogRowProps {
  readonly line: LogEntry;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly name: string;
  readonly index: number;
  readonly selected: boolean;
}

/** One line of the log, always as plain text. */
export const LogRow = memo(function LogRow({ line, top, name, index, selected }: LogRowProps) {
  return (
    <div
      className={`log-row level-${line.level}`}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="log-row"
      data-index={index}
      data-selected={selected}
    >
      <span className="log-time">{formatClock(line.time)}</span>
      <span className="log-level">{texts.logs.levelWord[line.level]}</span>
      <span className="log-extension" title={line.extensionId}>
        {name}
      </span>
      <span className="log-source">{line.source}</span>
      <span className="log-message">{visibleText(line.message)}</span>
    </div>
  );
});
