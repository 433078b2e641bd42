import type { Startup } from '@plugo/extension-host/control';
import { useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import { formatTime } from '../format/format.js';
import { EmptyState } from '../ui/empty-state.js';
import { Select } from '../ui/select.js';
import { formatLatency } from './format-metric.js';
import { type Phase, phasesOf, type StartupGroup, startupGroups } from './startup-groups.js';

const phases: readonly Phase[] = ['spawn', 'connect', 'handshake', 'activate'];

/** How extensions started: those that started together, on one time axis. */
export function StartupView() {
  const startups = useApp((state) => state.startups);
  const hostStartedAt = useApp((state) => state.host?.startedAt ?? 0);
  const groups = useMemo(() => startupGroups(startups, hostStartedAt), [startups, hostStartedAt]);
  const [wished, setWished] = useState<number>();
  const words = texts.performance;
  const group =
    groups.find(({ begun }) => begun === wished) ??
    groups.find(({ isHostStart }) => isHostStart) ??
    groups[0];
  if (group === undefined)
    return <EmptyState icon="rocket" title={words.noStarts} text={words.noStartsText} />;
  return (
    <div className="startup">
      <header className="startup-header">
        <Select
          label={words.whichStart}
          value={String(group.begun)}
          choices={groups.map((one) => ({ value: String(one.begun), label: nameOf(one) }))}
          onChange={(value) => setWished(Number(value))}
        />
        <ul className="startup-legend" aria-label={words.phases}>
          {phases.map((phase) => (
            <li key={phase} title={words.phaseHints[phase]}>
              <span className="startup-swatch" data-phase={phase} />
              {words.phaseNames[phase]}
            </li>
          ))}
        </ul>
      </header>
      <Waterfall group={group} />
    </div>
  );
}

function nameOf({ begun, isHostStart, startups }: StartupGroup): string {
  const words = texts.performance;
  return isHostStart
    ? words.appStart(formatTime(begun), startups.length)
    : words.laterStart(formatTime(begun), startups.length);
}

/** One bar a start, in the order of their launches. */
export function Waterfall({ group }: { readonly group: StartupGroup }) {
  const words = texts.performance;
  const span = Math.max(group.duration, 1);
  const ticks = ticksUpTo(span);
  const percent = (milliseconds: number) => `${((milliseconds / span) * 100).toFixed(2)}%`;
  return (
    <div className="waterfall">
      <div className="waterfall-axis" aria-hidden="true">
        <span className="waterfall-lane">
          {ticks.map((tick) => (
            <span key={tick} className="waterfall-tick figure" style={{ left: percent(tick) }}>
              {formatLatency(tick)}
            </span>
          ))}
        </span>
      </div>
      <ol className="waterfall-rows" aria-label={words.startup}>
        {group.startups.map((startup) => (
          <WaterfallRow
            key={`${startup.extensionId} ${startup.launchedAt}`}
            startup={startup}
            begun={group.begun}
            percent={percent}
            ticks={ticks}
          />
        ))}
      </ol>
    </div>
  );
}

interface WaterfallRowProps {
  readonly startup: Startup;
  readonly begun: number;
  readonly percent: (milliseconds: number) => string;
  readonly ticks: readonly number[];
}

function WaterfallRow({ startup, begun, percent, ticks }: WaterfallRowProps) {
  const words = texts.performance;
  const extension = useApp((state) => state.extensions[startup.extensionId]);
  const name = extension?.displayName ?? startup.extensionId;
  const offset = startup.launchedAt - begun;
  const spans = phasesOf(startup);
  const isOver = extension?.overBudget?.some(({ metric }) => metric === 'startup') ?? false;
  const kind = [
    startup.warm ? words.warm : words.cold,
    ...(startup.isRestart ? [words.restart] : []),
    ...(startup.outcome === 'active' ? [] : [startup.outcome]),
  ].join(' · ');
  const said = spans
    .map(({ phase, from, to }) => `${words.phaseNames[phase]} ${formatLatency(to - from)}`)
    .join(', ');
  return (
    <li className="waterfall-row" data-failed={startup.outcome !== 'active' || undefined}>
      <span className="waterfall-name" title={`${name} (${startup.extensionId})`}>
        {name}
        <span className="waterfall-kind">{kind}</span>
      </span>
      <span className="waterfall-lane" aria-hidden="true" title={said}>
        {ticks.map((tick) => (
          <span key={tick} className="waterfall-line" style={{ left: percent(tick) }} />
        ))}
        {spans.map(({ phase, from, to }) => (
          <span
            key={phase}
            className="waterfall-bar"
            data-phase={phase}
            title={`${words.phaseNames[phase]}: ${formatLatency(to - from)}`}
            style={{ left: percent(offset + from), width: `max(1px, ${percent(to - from)})` }}
          />
        ))}
      </span>
      <span className={`waterfall-total figure ${isOver ? 'over-budget' : ''}`}>
        {formatLatency(startup.duration)}
        {isOver && <span className="visually-hidden">, {words.overBudget}</span>}
      </span>
      <span className="visually-hidden">{words.launchedAfter(formatLatency(offset), said)}</span>
    </li>
  );
}

/** Round moments, about five of them. */
function ticksUpTo(span: number): readonly number[] {
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power;
  return Array.from({ length: Math.floor((span * 0.96) / step) + 1 }, (_, index) => index * step);
}
