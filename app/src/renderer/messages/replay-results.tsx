import type { Difference, ReplayedStep, ReplayOutcome } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { formatMilliseconds } from './present-exchange.js';
import type { ReplayRun } from './use-replay.js';

const icons: Readonly<Record<ReplayOutcome['kind'], string>> = {
  same: 'pass',
  different: 'diff',
  failed: 'error',
  uncompared: 'question',
};
const tones: Readonly<Record<ReplayOutcome['kind'], string>> = {
  same: 'ok',
  different: 'warning',
  failed: 'error',
  uncompared: 'muted',
};
/** Longer values are cut in the comparison. */
const longestValue = 2_000;

/** How far a replay has got, and what came of each call. */
export function ReplayResults({ run }: { readonly run: ReplayRun }) {
  const { results, total, status } = run;
  const words = texts.messages;
  const countOf = (kind: ReplayOutcome['kind']) =>
    results.filter(({ outcome }) => outcome.kind === kind).length;
  return (
    <div className="dialog-body replay-results">
      <div className="replay-state" role="status">
        <progress value={results.length} max={Math.max(1, total)} aria-label={words.replayTitle} />
        <span className="figure">{words.replayProgress(results.length, total)}</span>
        <span>
          {words.replaySummary(
            countOf('same'),
            countOf('different'),
            countOf('failed'),
            countOf('uncompared'),
          )}
        </span>
        {status === 'stopped' && <span className="hint">{words.replayStopped}</span>}
      </div>
      <ul className="replay-list" aria-label={words.replayResults}>
        {results.map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: results are only added.
          <Result key={index} result={result} />
        ))}
      </ul>
    </div>
  );
}

function Result({ result: { step, outcome, duration } }: { readonly result: ReplayedStep }) {
  const { kind } = outcome;
  return (
    <li className="replay-result">
      <div className={`replay-line tone-${tones[kind]}`}>
        <Icon name={icons[kind]} />
        <span className="replay-outcome">{texts.messages.outcomes[kind]}</span>
        <span className="replay-method">{visibleText(step.method)}</span>
        <span className="figure hint">{formatMilliseconds(duration)}</span>
      </div>
      {outcome.kind === 'different' && (
        <div className="replay-differences">
          {outcome.differences.map((difference) => (
            <DifferenceLines key={difference.path} difference={difference} />
          ))}
        </div>
      )}
      {outcome.kind === 'failed' && (
        <p className="replay-error">
          {visibleText(outcome.error.message)} <code>{outcome.error.code}</code>{' '}
          <span className="hint">{visibleText(outcome.error.nextStep)}</span>
        </p>
      )}
    </li>
  );
}

function DifferenceLines({ difference }: { readonly difference: Difference }) {
  const { path } = difference;
  const words = texts.messages;
  return (
    <dl className="replay-difference">
      <dt className="replay-path">
        <code>{visibleText(path === '' ? words.wholeValue : path.replace(/^\./, ''))}</code>
      </dt>
      <dt>{words.before}</dt>
      <dd className="difference-before">
        {'before' in difference ? shown(difference.before) : words.absent}
      </dd>
      <dt>{words.after}</dt>
      <dd className="difference-after">{'after' in difference ? shown(difference.after) : words.absent}</dd>
    </dl>
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}
