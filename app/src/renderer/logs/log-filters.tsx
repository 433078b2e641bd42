import { hostLogId, type LogLevel } from '@plugo/extension-host/control';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { IconButton } from '../ui/icon-button.js';
import { type Choice, Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import { ExtensionsDialog } from './extensions-dialog.js';
import { type LogRange, logLevels, patternError, rangeSince } from './log-filter.js';
import { RangeDialog } from './range-dialog.js';

const several = '*';

interface LogFiltersProps {
  /** To the next or previous line that is found. */
  readonly onStep: (lines: 1 | -1) => void;
}

/** Which lines are shown. */
export function LogFilters({ onStep }: LogFiltersProps) {
  const { setLogFilter } = useActions();
  const level = useApp((state) => state.logFilter.level);
  return (
    <>
      <TextFilter onStep={onStep} />
      <Select
        label={texts.logs.level}
        value={level}
        choices={logLevels.map((value) => ({ value, label: texts.logs.levels[value] }))}
        onChange={(value) => setLogFilter({ level: value as LogLevel })}
      />
      <ExtensionFilter />
      <RangeFilter />
    </>
  );
}

function TextFilter({ onStep }: LogFiltersProps) {
  const { setLogFilter } = useActions();
  const filter = useApp((state) => state.logFilter);
  const { text, isPattern, matchCase } = filter;
  const words = texts.logs;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && text !== '') setLogFilter({ text: '' });
    else return;
    event.preventDefault();
  };
  return (
    <TextField
      label={words.filter}
      placeholder={words.filterPlaceholder}
      icon="filter"
      value={text}
      invalid={patternError(filter) !== undefined}
      onInput={(value) => setLogFilter({ text: value })}
      onKeyDown={press}
      className="log-search"
      after={
        <>
          <IconButton
            icon="case-sensitive"
            label={words.matchCase}
            pressed={matchCase}
            onClick={() => setLogFilter({ matchCase: !matchCase })}
          />
          <IconButton
            icon="regex"
            label={words.isPattern}
            pressed={isPattern}
            onClick={() => setLogFilter({ isPattern: !isPattern })}
          />
        </>
      }
    />
  );
}

function ExtensionFilter() {
  const { setLogFilter } = useActions();
  const chosen = useApp((state) => state.logFilter.extensionIds);
  const extensions = useApp((state) => state.extensions);
  const [choosing, setChoosing] = useState(false);
  const words = texts.logs;
  const sources = useMemo(
    (): readonly Choice[] => [
      ...Object.values(extensions)
        .map(({ id, displayName }) => ({ value: id, label: displayName }))
        .sort((a, b) => a.label.localeCompare(b.label)),
      { value: hostLogId, label: texts.logs.host },
    ],
    [extensions],
  );
  const pick = (value: string): void => {
    if (value === several) setChoosing(true);
    else setLogFilter({ extensionIds: value === '' ? [] : [value] });
  };
  const [only = ''] = chosen;
  // An extension that was uninstalled still has its lines.
  const known = chosen.length !== 1 || sources.some(({ value }) => value === only);
  return (
    <>
      <Select
        label={words.extension}
        value={chosen.length > 1 ? several : only}
        choices={[
          { value: '', label: words.allExtensions },
          ...sources,
          ...(known ? [] : [{ value: only, label: only }]),
          { value: several, label: chosen.length > 1 ? words.severalChosen(chosen.length) : words.several },
        ]}
        onChange={pick}
      />
      {chosen.length > 1 && (
        <IconButton icon="list-selection" label={words.severalTitle} onClick={() => setChoosing(true)} />
      )}
      {choosing && (
        <ExtensionsDialog
          sources={sources}
          chosen={chosen}
          onChoose={(extensionIds) => setLogFilter({ extensionIds })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

function RangeFilter() {
  const { setLogFilter } = useActions();
  const range = useApp((state) => state.logFilter.range);
  const [choosing, setChoosing] = useState(false);
  const words = texts.logs;
  const kinds = ['all', 'minutes', 'hour', 'today', 'run', 'custom'] as const;
  const pick = (kind: (typeof kinds)[number]): void => {
    if (kind === 'custom') setChoosing(true);
    else if (kind === 'all' || kind === 'run') setLogFilter({ range: { kind } });
    else setLogFilter({ range: rangeSince(kind, Date.now()) });
  };
  const shown: readonly LogRange['kind'][] = range.kind === 'cleared' ? ['cleared', ...kinds] : kinds;
  return (
    <>
      <Select
        label={words.range}
        value={range.kind}
        choices={shown.map((value) => ({ value, label: words.ranges[value] }))}
        onChange={(kind) => pick(kind as (typeof kinds)[number])}
      />
      {range.kind === 'custom' && (
        <IconButton icon="calendar" label={words.rangeTitle} onClick={() => setChoosing(true)} />
      )}
      {choosing && (
        <RangeDialog
          range={range}
          onChoose={(chosen) => setLogFilter({ range: chosen })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
