import { type Report, reportTable } from '@plugo/extension-host/control';
import { useEffect } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import type { DetailTabProps } from '../details/detail-tab.js';
import type { Tone } from '../extensions/present-state.js';
import { formatEvent } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { useNow } from '../ui/use-now.js';

/** What happened to an extension, newest first, as it happens: code, sentence, what to do. */
export function Timeline({ extension: { id: extensionId } }: DetailTabProps) {
  const { loadReports } = useActions();
  const host = useApp((state) => state.host?.startedAt);
  const reports = useApp((state) => state.reports[extensionId]);
  const now = useNow(false);
  // Another host has read from disk what was reported while the window was not connected.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => void loadReports(extensionId), [loadReports, extensionId, host]);

  const words = texts.timeline;
  if (reports === undefined) return <EmptyState icon="loading" title={words.loading} />;
  if (reports.length === 0) return <EmptyState icon="history" title={words.empty} text={words.emptyText} />;
  return (
    <ol className="timeline" aria-label={words.title}>
      {reports.toReversed().map((report) => (
        <TimelineEntry key={report.id} report={report} now={now} />
      ))}
    </ol>
  );
}

const looks: Readonly<Record<Report['level'], { readonly tone: Tone; readonly icon: string }>> = {
  info: { tone: 'muted', icon: 'circle-filled' },
  warning: { tone: 'warning', icon: 'warning' },
  error: { tone: 'error', icon: 'error' },
};

function TimelineEntry({ report, now }: { readonly report: Report; readonly now: number }) {
  const { code, level, message, nextStep, time, times = 1 } = report;
  const { tone, icon } = looks[level];
  const words = texts.timeline;
  return (
    <li className={`timeline-entry tone-${tone}`} data-testid="report" data-code={code}>
      <span className="timeline-mark" title={words.level[level]}>
        <Icon name={icon} />
        <span className="visually-hidden">{words.level[level]}</span>
      </span>
      <div className="timeline-text">
        <p className="timeline-head">
          <time dateTime={new Date(time).toISOString()} className="figure">
            {formatEvent(time, now)}
          </time>
          <code title={reportTable[code]?.meaning}>{code}</code>
          {times > 1 && <span className="hint">{words.times(times)}</span>}
        </p>
        <p className="timeline-message">{visibleText(message)}</p>
        {nextStep !== '' && <p className="hint">{visibleText(nextStep)}</p>}
      </div>
    </li>
  );
}
