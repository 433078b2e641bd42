import type { CulpritOutcome, CulpritSearch, ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Icon } from '../ui/icon.js';

/** The search for the culprit, for as long as it lasts: its question, and at last what it has found. */
export function CulpritBar() {
  const search = useApp((state) => state.culprit);
  if (search === undefined) return null;
  return (
    <section
      className={`culprit-bar tone-${search.status === 'done' ? 'ok' : 'busy'}`}
      aria-label={texts.culprit.region}
      data-testid="culprit"
    >
      {search.outcome !== undefined && search.status === 'done' ? (
        <Finding search={search} outcome={search.outcome} />
      ) : (
        <Question search={search} />
      )}
    </section>
  );
}

function Question({ search }: { readonly search: CulpritSearch }) {
  const { answerCulprit, stopCulprit } = useActions();
  const { status, step, steps, on, paused, noticed } = search;
  const words = texts.culprit;
  const sentence = {
    preparing: words.preparing,
    asking: words.ask,
    checking: words.checking,
    done: words.preparing,
  }[status](on.length, paused.length);
  return (
    <>
      <Icon name={status === 'asking' ? 'question' : 'loading'} />
      <div className="culprit-words">
        <p role="status">
          <strong>{words.step(step, steps)}</strong> {sentence}
        </p>
        {noticed !== undefined && <p className="hint">{visibleText(noticed)}</p>}
        <progress
          className="culprit-progress"
          max={steps}
          value={step - 1}
          aria-label={words.step(step, steps)}
        />
      </div>
      {status === 'asking' && (
        <>
          <Button onClick={() => void answerCulprit('bad')}>{words.bad}</Button>
          <Button onClick={() => void answerCulprit('good')}>{words.good}</Button>
        </>
      )}
      <Button secondary onClick={() => void stopCulprit()}>
        {words.stop}
      </Button>
    </>
  );
}

interface FindingProps {
  readonly search: CulpritSearch;
  readonly outcome: CulpritOutcome;
}

function Finding({ search: { noticed }, outcome }: FindingProps) {
  const { extension: actions, select, showView, stopCulprit } = useActions();
  const extensions = useApp((state) => state.extensions);
  const words = texts.culprit;
  const nameOf = (id: string) => extensions[id]?.displayName ?? id;
  const culprits = culpritsOf(outcome);
  const [last] = culprits.slice(-1);
  const sentence = sentenceOf(outcome, nameOf);
  return (
    <>
      <Icon name={outcome.kind === 'none' ? 'info' : 'search'} />
      <div className="culprit-words" role="status">
        <p>
          <strong>{sentence}</strong>{' '}
          {outcome.kind === 'culprit' && outcome.needs.length > 0
            ? words.needs(texts.list(outcome.needs.map(nameOf)))
            : ''}{' '}
          {words.restored}
        </p>
        {noticed !== undefined && <p className="hint">{visibleText(noticed)}</p>}
      </div>
      {culprits.map((id) => (
        <Button
          key={id}
          icon="circle-slash"
          disabled={extensions[id]?.availability.kind !== 'enabled'}
          onClick={() => void actions.disable(id)}
        >
          {words.disable(nameOf(id))}
        </Button>
      ))}
      {last !== undefined && (
        <>
          <Button
            secondary
            onClick={() => {
              showView('extensions');
              select(last);
            }}
          >
            {words.show}
          </Button>
          <CopyButton
            text={[sentence, ...culprits.map((id) => reportOf(extensions[id], id)), noticed ?? ''].join('\n')}
            label={words.report}
          />
        </>
      )}
      <Button secondary onClick={() => void stopCulprit()}>
        {words.close}
      </Button>
    </>
  );
}

function culpritsOf(outcome: CulpritOutcome): readonly string[] {
  switch (outcome.kind) {
    case 'culprit':
      return [outcome.id];
    case 'pair':
      return outcome.ids;
    case 'none':
      return [];
  }
}

function sentenceOf(outcome: CulpritOutcome, nameOf: (id: string) => string): string {
  const words = texts.culprit;
  switch (outcome.kind) {
    case 'culprit':
      return words.found(nameOf(outcome.id));
    case 'pair':
      return words.pair(nameOf(outcome.ids[0]), nameOf(outcome.ids[1]));
    case 'none':
      return words.nobody;
  }
}

function reportOf(extension: ExtensionView | undefined, id: string): string {
  return texts.culprit.reported(extension?.displayName ?? id, extension?.version ?? '', id);
}
