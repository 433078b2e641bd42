import { texts } from '../../shared/texts/index.js';
import { useActions, useAppShallow } from '../actions/services.js';
import { countStates } from '../extensions/present-state.js';
import type { ListFilter } from '../store/extension-list.js';
import { Icon } from '../ui/icon.js';

/** How many extensions run and how many do not as they should; each shows those in the list. */
export function StatusCounts() {
  const { running, failed, broken } = useAppShallow((state) => countStates(Object.values(state.extensions)));
  const words = texts.counts;
  return (
    <>
      <Count name="running" icon="pass-filled" tone="ok" text={words.running(running)} filter="running" />
      {failed > 0 && (
        <Count name="failed" icon="error" tone="error" text={words.failed(failed)} filter="failed" />
      )}
      {broken > 0 && (
        <Count name="broken" icon="warning" tone="warning" text={words.broken(broken)} filter="failed" />
      )}
    </>
  );
}

interface CountProps {
  readonly name: string;
  readonly icon: string;
  readonly tone: string;
  readonly text: string;
  readonly filter: ListFilter;
}

function Count({ name, icon, tone, text, filter }: CountProps) {
  const { showView, setListFilter, search } = useActions();
  const show = () => {
    search('');
    setListFilter(filter);
    showView('extensions');
  };
  return (
    <button
      type="button"
      className="status-item status-button"
      data-testid={`count-${name}`}
      title={texts.shell.showThese(text)}
      onClick={show}
    >
      <Icon name={icon} className={`tone-${tone}`} /> {text}
    </button>
  );
}
