import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { formatShortDuration } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import type { CommandRun, RunProgress } from '../store/command-runs.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Icon } from '../ui/icon.js';
import { ProgressBar } from '../ui/progress-bar.js';
import { ResultView } from './results/result-view.js';

interface CommandOutcomeProps {
  readonly run: CommandRun;
  readonly onAgain?: () => void;
}

/** What has come of a command: how far it is, its result, or why there is none. */
export function CommandOutcome({ run, onAgain }: CommandOutcomeProps) {
  const { state } = run;
  const words = texts.results;
  const again = onAgain && state.kind !== 'running' && (
    <Button secondary icon="refresh" onClick={onAgain}>
      {texts.palette.runAgain}
    </Button>
  );
  if (state.kind === 'returned') {
    const duration = words.done(formatShortDuration((run.endedAt ?? run.startedAt) - run.startedAt));
    return <ResultView result={state.result} dropped={state.dropped} note={duration} actions={again} />;
  }
  return (
    <>
      {state.items.length > 0 && <ResultView result={state.items} dropped={state.dropped} live />}
      {state.kind === 'running' && <Running run={run} progress={state.progress} given={state.items.length} />}
      {state.kind === 'cancelled' && (
        <div className="command-progress" role="status">
          <Icon name="circle-slash" /> <span className="command-progress-text">{words.cancelled}</span>
          {again}
        </div>
      )}
      {state.kind === 'failed' && (
        <section className="trouble-card tone-error" role="alert" aria-label={texts.palette.failed}>
          <h3 className="trouble-title">
            <Icon name="error" /> {texts.palette.failed}
          </h3>
          <p className="trouble-message">{visibleText(state.error.message)}</p>
          <p className="trouble-next">
            <strong>{texts.crash.nextStep}:</strong> {state.error.nextStep}
          </p>
          <div className="button-row">
            <CopyButton
              text={`${state.error.code}: ${state.error.message}\n${state.error.nextStep}`}
              label={texts.common.copyError}
            />
            {again}
          </div>
        </section>
      )}
    </>
  );
}

interface RunningProps {
  readonly run: CommandRun;
  readonly progress: RunProgress | undefined;
  readonly given: number;
}

function Running({ run, progress, given }: RunningProps) {
  const { cancelRun } = useActions();
  const words = texts.results;
  const message = progress?.message === undefined ? texts.palette.running(run.label) : progress.message;
  return (
    <div className="command-running">
      <div className="command-progress">
        <Icon name="loading" />
        <span className="command-progress-text" role="status">
          {visibleText(message)}
          {given > 0 && <span className="hint"> · {words.soFar(given)}</span>}
        </span>
        <Button secondary onClick={() => cancelRun(run.id)}>
          {words.cancel}
        </Button>
      </div>
      <ProgressBar label={visibleText(message)} percentage={progress?.percentage} />
    </div>
  );
}
