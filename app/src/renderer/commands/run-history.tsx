import { useEffect, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { formatMoment } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import type { CommandRun, RunState } from '../store/command-runs.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { useNow } from '../ui/use-now.js';
import { resultText } from './result-text.js';

interface RunHistoryProps {
  readonly onPick: (runId: number) => void;
  readonly onBack?: () => void;
  readonly onClose: () => void;
}

/** What was run since the window opened, newest first, to go back to. */
export function RunHistory({ onPick, onBack, onClose }: RunHistoryProps) {
  const { forgetRuns } = useActions();
  const runs = useApp((state) => state.runs);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const words = texts.results;
  return (
    <div className="command-run">
      <div className="command-header">
        {onBack !== undefined && <IconButton icon="arrow-left" label={texts.palette.back} onClick={onBack} />}
        <h3 className="command-title">{words.history}</h3>
        {runs.length > 0 && (
          <Button secondary icon="clear-all" onClick={forgetRuns}>
            {words.clear}
          </Button>
        )}
        <IconButton icon="close" label={texts.common.close} onClick={onClose} />
      </div>
      {runs.length === 0 ? (
        <EmptyState icon="history" title={words.noHistory} />
      ) : (
        <ul className="run-history" aria-label={words.history} ref={list}>
          {runs.map((run) => (
            <li key={run.id}>
              <RunButton run={run} onPick={onPick} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const looks: Readonly<Record<RunState['kind'], readonly [icon: string, tone: string]>> = {
  running: ['loading', 'busy'],
  returned: ['pass', 'ok'],
  failed: ['error', 'error'],
  cancelled: ['circle-slash', 'muted'],
};

/** Longer results are cut in the list, in characters. */
const longestPreview = 120;

function RunButton({ run, onPick }: { readonly run: CommandRun; readonly onPick: (id: number) => void }) {
  const now = useNow(false);
  const { id, label, args, startedAt, state } = run;
  const [icon, tone] = looks[state.kind];
  return (
    <button type="button" className="run-entry" onClick={() => onPick(id)}>
      <span className={`tone-${tone} run-outcome`}>
        <Icon name={icon} />
        <span className="visually-hidden">{texts.results.outcome[state.kind]}: </span>
      </span>
      <span className="run-label">
        {visibleText(label)}
        {args.length > 0 && (
          <code className="hint">
            {' '}
            {visibleText(shortened(args.map((one) => JSON.stringify(one)).join(', ')))}
          </code>
        )}
      </span>
      <span className="run-preview">{preview(state)}</span>
      <time className="hint" dateTime={new Date(startedAt).toISOString()}>
        {formatMoment(startedAt, now)}
      </time>
    </button>
  );
}

function preview(state: RunState): string {
  switch (state.kind) {
    case 'returned':
      return previewOf(state.result);
    case 'failed':
      return visibleText(shortened(state.error.message));
    default:
      return texts.results.outcome[state.kind];
  }
}

function previewOf(result: unknown): string {
  if (Array.isArray(result)) return texts.values.items(result.length);
  if (typeof result === 'object' && result !== null) return texts.values.fields(Object.keys(result).length);
  return shortened((resultText(result) ?? '').slice(0, 2 * longestPreview).replaceAll(/\s+/g, ' '));
}

function shortened(text: string): string {
  return text.length > longestPreview ? `${text.slice(0, longestPreview)}…` : text;
}
