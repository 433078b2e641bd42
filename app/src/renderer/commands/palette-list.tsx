import { Command } from 'cmdk';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { KeyCaps } from '../keys/key-caps.js';
import { useBindings } from '../keys/use-bindings.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { recentCommands } from './command-memory.js';
import { Matched } from './matched.js';
import { paletteEntries, type RunnableEntry } from './palette-entries.js';
import { rankEntries } from './rank-entries.js';

/** Entries that are drawn at first, and how many more when the end comes near. */
const drawnAtOnce = 60;

/** Recently used commands that stand above the others. */
const mostRecent = 5;

interface PaletteListProps {
  readonly onPick: (entry: RunnableEntry) => void;
  readonly onHistory: () => void;
}

/** All commands with a search box. Those that cannot be run say why. */
export function PaletteList({ onPick, onHistory }: PaletteListProps) {
  const [search, setSearch] = useState('');
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const hasRuns = useApp((state) => state.runs.length > 0);
  const input = useRef<HTMLInputElement>(null);
  const groups = useGroups(search.trim());
  const [selected, setSelected] = useState('');
  const best = groups.flatMap(({ found }) => found).find(({ entry }) => entry.reason === undefined)?.entry.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its best result, a changed list does not.
  useLayoutEffect(() => setSelected(best ?? ''), [search]);
  useEffect(() => input.current?.focus(), []);
  const words = texts.palette;
  const change = (value: string): void => {
    setSearch(value);
    setDrawn(drawnAtOnce);
  };
  let room = drawn;
  return (
    <Command
      label={words.search}
      loop
      shouldFilter={false}
      value={selected}
      onValueChange={setSelected}
      className="palette-command"
    >
      <div className="palette-search">
        <Icon name="chevron-right" />
        <Command.Input ref={input} placeholder={words.search} value={search} onValueChange={change} />
        {hasRuns && <IconButton icon="history" label={texts.results.history} onClick={onHistory} />}
      </div>
      <Command.List
        label={words.title}
        className="palette-list"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          if (scrollHeight - scrollTop - clientHeight < 400) setDrawn((before) => before + drawnAtOnce);
        }}
      >
        <Command.Empty className="palette-empty">{words.noMatch}</Command.Empty>
        {groups.map(({ heading, found, empty }) => {
          const shown = found.slice(0, Math.max(room, 0));
          room -= shown.length;
          return (
            <Command.Group key={heading} heading={heading}>
              {empty !== undefined && <p className="palette-empty">{empty}</p>}
              {shown.map(({ entry, matched }) => (
                <EntryItem key={entry.id} entry={entry} matched={matched} onPick={onPick} />
              ))}
            </Command.Group>
          );
        })}
      </Command.List>
    </Command>
  );
}

interface Found {
  readonly entry: RunnableEntry;
  readonly matched: readonly number[];
}

interface Group {
  readonly heading: string;
  readonly found: readonly Found[];
  /** What stands in place of entries. */
  readonly empty?: string;
}

/** What fits the search in one list; without a search what was used lately, then the rest by its owner. */
function useGroups(search: string): readonly Group[] {
  const extensions = useApp((state) => state.extensions);
  const bindings = useBindings();
  const recent = useMemo(recentCommands, []);
  const entries = useMemo(() => paletteEntries(Object.values(extensions), bindings), [extensions, bindings]);
  return useMemo(() => {
    const words = texts.palette;
    if (search !== '') {
      const found = rankEntries(entries, search, recent) as readonly Found[];
      return found.length === 0 ? [] : [{ heading: words.found, found }];
    }
    const all = entries.map((entry): Found => ({ entry, matched: [] }));
    const byId = new Map(all.map((found) => [found.entry.id, found]));
    const used = recent.flatMap((id) => byId.get(id) ?? []).slice(0, mostRecent);
    const rest = all.filter((found) => !used.includes(found));
    const ofExtensions = rest.filter(({ entry }) => entry.runs.kind === 'extension');
    const none = !entries.some(({ runs }) => runs.kind === 'extension');
    return [
      ...(used.length > 0 ? [{ heading: words.recent, found: used }] : []),
      ...(ofExtensions.length > 0 || none
        ? [{ heading: words.ofExtensions, found: ofExtensions, ...(none ? { empty: words.empty } : {}) }]
        : []),
      { heading: words.ofPlugo, found: rest.filter(({ entry }) => entry.runs.kind !== 'extension') },
    ];
  }, [entries, search, recent]);
}

interface EntryItemProps extends Found {
  readonly onPick: (entry: RunnableEntry) => void;
}

function EntryItem({ entry, matched, onPick }: EntryItemProps) {
  const { id, label, name, source, icon, keys, reason, runs } = entry;
  return (
    <Command.Item
      value={id}
      disabled={reason !== undefined}
      onSelect={() => onPick(entry)}
      className="palette-item"
    >
      {typeof icon === 'string' ? (
        <Icon name={icon} className="palette-icon" />
      ) : (
        <ExtensionIcon extension={icon} size="small" />
      )}
      <span className="palette-label">
        <Matched text={visibleText(label)} at={matched} />
      </span>
      <code className="palette-code">{runs.kind === 'extension' ? name : ''}</code>
      <span className="palette-source">
        {runs.kind !== 'app' && visibleText(source)}
        {reason !== undefined && ` — ${reason}`}
      </span>
      {keys !== undefined && <KeyCaps keys={keys} />}
    </Command.Item>
  );
}
