import { type KeyboardEvent, type ReactNode, useId } from 'react';

interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: () => ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Id of the one that is shown; the first one where there is none of this id. */
  readonly shown: string;
  readonly onShow: (id: string) => void;
}

/** Views of one thing, one at a time; arrows walk through their names. */
export function Tabs({ label, tabs, shown: wanted, onShow: setShown }: TabsProps) {
  const shown = tabs.some(({ id }) => id === wanted) ? wanted : tabs[0]?.id;
  const prefix = useId();
  const current = tabs.find(({ id }) => id === shown);

  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const index = tabs.findIndex(({ id }) => id === shown);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    setShown(next.id);
    document.getElementById(`${prefix}${next.id}`)?.focus();
  };

  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={walk}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            id={`${prefix}${id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={id === shown}
            aria-controls={`${prefix}panel`}
            tabIndex={id === shown ? 0 : -1}
            onClick={() => setShown(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <div id={`${prefix}panel`} className="tab-panel" role="tabpanel" aria-labelledby={`${prefix}${shown}`}>
        {current?.content()}
      </div>
    </>
  );
}
