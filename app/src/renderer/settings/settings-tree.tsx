import { type KeyboardEvent, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import type { SettingGroup } from './setting-groups.js';

interface SettingsTreeProps {
  readonly plugo: readonly SettingGroup[];
  readonly extensions: readonly SettingGroup[];
  readonly currentId: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** The groups of settings under two headings; arrows walk through them. */
export function SettingsTree({ plugo, extensions, currentId, onChoose }: SettingsTreeProps) {
  const list = useRef<HTMLElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const entries = [...(list.current?.querySelectorAll('button') ?? [])];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = entries[entries.indexOf(document.activeElement as HTMLButtonElement) + step];
    next?.focus();
    next?.click();
  };
  return (
    <nav ref={list} className="settings-tree" aria-label={texts.settings.tree} onKeyDown={walk}>
      <Part title={texts.settings.plugo} groups={plugo} currentId={currentId} onChoose={onChoose} />
      <Part title={texts.settings.extensions} groups={extensions} currentId={currentId} onChoose={onChoose} />
    </nav>
  );
}

interface PartProps {
  readonly title: string;
  readonly groups: readonly SettingGroup[];
  readonly currentId: string | undefined;
  readonly onChoose: (id: string) => void;
}

function Part({ title, groups, currentId, onChoose }: PartProps) {
  if (groups.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="settings-tree-title">{title}</h2>
      <ul>
        {groups.map(({ id, title: name, items }) => {
          const modified = items.filter(({ isModified }) => isModified).length;
          return (
            <li key={id}>
              <button
                type="button"
                className="settings-tree-entry"
                aria-current={id === currentId ? 'true' : undefined}
                onClick={() => onChoose(id)}
              >
                <span>{visibleText(name)}</span>
                {modified > 0 && (
                  <span className="section-count" title={texts.settings.modifiedCount(modified)}>
                    {modified}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
