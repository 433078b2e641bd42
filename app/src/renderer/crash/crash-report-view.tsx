import type { CrashReport, MessageHead } from '@plugo/extension-host/control';
import type { SyntheticEvent } from 'react';
import { texts } from '../../shared/texts/index.js';
import { formatClock } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { MemoryChart } from './memory-chart.js';

/** Lines of the log shown; all of them are in the copied report. */
const shownLines = 40;

/** Shows the latest lines first, when they are unfolded. */
function scrollToEnd({ currentTarget }: SyntheticEvent<HTMLElement>): void {
  const list = currentTarget.querySelector('ol');
  if (list) list.scrollTop = list.scrollHeight;
}

/** What was recorded before a crash: memory, the log, the messages. */
export function CrashReportView({ report }: { readonly report: CrashReport }) {
  const words = texts.crash;
  const lines = report.log.slice(-shownLines);
  return (
    <div className="crash-report" data-testid="crash-report">
      <MemoryChart samples={report.memory} />
      {lines.length > 0 && (
        <details className="fold" onToggle={scrollToEnd}>
          <summary>{words.logLines(lines.length)}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard. */}
          <ol className="crash-lines" tabIndex={0} aria-label={words.logLines(lines.length)}>
            {lines.map(({ sequence, time, level, message }) => (
              <li key={sequence} className={`level-${level}`}>
                <span className="log-time">{formatClock(time)}</span> {visibleText(message)}
              </li>
            ))}
          </ol>
        </details>
      )}
      {report.messages.length > 0 && (
        <details className="fold" onToggle={scrollToEnd}>
          <summary>{words.messages(report.messages.length)}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above. */}
          <ol className="crash-lines" tabIndex={0} aria-label={words.messages(report.messages.length)}>
            {report.messages.map((message, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
              <MessageLine key={index} message={message} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function MessageLine({ message }: { readonly message: MessageHead }) {
  const { at, direction, kind, method, errorCode, preview } = message;
  const words = texts.crash;
  return (
    <li>
      <span className="log-time">{formatClock(at)}</span> {words.direction[direction]} {words.kind[kind]}{' '}
      <strong>{visibleText(method ?? '')}</strong>{' '}
      {errorCode !== undefined && <em>{words.failedWith(errorCode)} </em>}
      {visibleText(preview)}
    </li>
  );
}
