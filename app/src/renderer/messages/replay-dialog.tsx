import { planReplay } from '@plugo/extension-host/control';
import { useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useAppShallow } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { Select } from '../ui/select.js';
import { type Exchange, messagesOf } from './exchange-buffer.js';
import { ReplayResults } from './replay-results.js';
import { useReplay } from './use-replay.js';

interface ReplayDialogProps {
  readonly chosen: readonly Exchange[];
  readonly shown: readonly Exchange[];
  readonly onClose: () => void;
}

/** Asks which calls are to be made again, and of whom; makes them, and shows what came of each. */
export function ReplayDialog({ chosen, shown, onClose }: ReplayDialogProps) {
  const run = useReplay();
  // What is shown goes on while the dialog is open; what is asked about stands still.
  const [rows] = useState({ chosen, shown });
  const [source, setSource] = useState<'chosen' | 'shown'>(chosen.length > 1 ? 'chosen' : 'shown');
  const [originalTiming, setOriginalTiming] = useState(false);
  const names = useAppShallow((state) =>
    Object.fromEntries(Object.values(state.extensions).map(({ id, displayName }) => [id, displayName])),
  );
  const running = useAppShallow((state) =>
    Object.values(state.extensions)
      .filter(({ state: { status } }) => status === 'active')
      .map(({ id }) => id),
  );
  const messages = useMemo(() => messagesOf(rows[source]), [rows, source]);
  const recorded = useMemo(() => calledIn(messages), [messages]);
  const [chosenRecorded, setRecorded] = useState<string>();
  const [chosenTarget, setTarget] = useState<string>();
  const of = chosenRecorded !== undefined && recorded.includes(chosenRecorded) ? chosenRecorded : recorded[0];
  const against = chosenTarget ?? (of !== undefined && running.includes(of) ? of : running[0]);
  const plan = useMemo(
    () => planReplay(messages.filter(({ extensionId }) => extensionId === of)),
    [messages, of],
  );
  const words = texts.messages;
  const nameOf = (id: string) => ({ value: id, label: names[id] ?? id });
  const isReady = plan.steps.length > 0 && against !== undefined;

  if (run.status !== 'idle')
    return (
      <Dialog title={words.replayTitle} className="replay-dialog" onClose={onClose}>
        <ReplayResults run={run} />
        <div className="dialog-footer">
          {run.status === 'running' ? (
            <Button secondary icon="debug-stop" onClick={run.stop}>
              {words.replayStop}
            </Button>
          ) : (
            <>
              <Button
                secondary
                icon="run-all"
                onClick={() => against !== undefined && run.start(plan.steps, against, originalTiming)}
              >
                {words.replayAgain}
              </Button>
              <Button first onClick={onClose}>
                {texts.common.close}
              </Button>
            </>
          )}
        </div>
      </Dialog>
    );
  return (
    <Dialog title={words.replayTitle} className="replay-dialog" onClose={onClose}>
      <div className="dialog-body">
        <p>{words.replayText}</p>
        <div className="replay-fields">
          {rows.chosen.length > 1 && (
            <Field label={words.replaySource}>
              <Select
                label={words.replaySource}
                value={source}
                choices={[
                  { value: 'chosen', label: words.replaySelected(rows.chosen.length) },
                  { value: 'shown', label: words.replayShown(rows.shown.length) },
                ]}
                onChange={(value) => setSource(value as 'chosen' | 'shown')}
              />
            </Field>
          )}
          {of !== undefined && (
            <Field label={words.replayRecordedOf}>
              <Select
                label={words.replayRecordedOf}
                value={of}
                choices={recorded.map(nameOf)}
                onChange={setRecorded}
              />
            </Field>
          )}
          <Field label={words.replayAgainst}>
            {against === undefined ? (
              <span className="field-problem">{words.noRunning}</span>
            ) : (
              <Select
                label={words.replayAgainst}
                value={against}
                choices={running.map(nameOf)}
                onChange={setTarget}
              />
            )}
          </Field>
        </div>
        <Checkbox label={words.originalTiming} checked={originalTiming} onChange={setOriginalTiming} />
        {plan.steps.length === 0 && <p className="field-problem">{words.replayNothing}</p>}
        {plan.omitted.length > 0 && <p className="hint">{words.replayOmitted(plan.omitted.length)}</p>}
        <p className="replay-warning">
          <Icon name="warning" />
          <span>{words.replayWarning}</span>
        </p>
      </div>
      <div className="dialog-footer">
        <Button secondary first onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button
          icon="run-all"
          disabled={!isReady}
          onClick={() => isReady && run.start(plan.steps, against, originalTiming)}
        >
          {words.replayStart(plan.steps.length)}
        </Button>
      </div>
    </Dialog>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="replay-field">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

/** Ids of the extensions that were called, those called most often first. */
function calledIn(messages: ReturnType<typeof messagesOf>): readonly string[] {
  const counts = new Map<string, number>();
  const ids = new Set(messages.map(({ extensionId }) => extensionId));
  for (const id of ids) {
    const { steps, omitted } = planReplay(messages.filter(({ extensionId }) => extensionId === id));
    if (steps.length + omitted.length > 0) counts.set(id, steps.length);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
