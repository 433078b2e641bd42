import type { CulpritCheck } from '@plugo/extension-host/control';
import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import { probeCommands } from './probe-commands.js';

type Way = 'person' | CulpritCheck['kind'];

const observations = [2, 5, 10, 30, 60];

/** What a search for the culprit does, and who tells whether the problem is there. */
export function CulpritDialog() {
  const { closeDialog, startCulprit } = useActions();
  const extensions = useApp((state) => state.extensions);
  const [way, setWay] = useState<Way>('person');
  const [pattern, setPattern] = useState('error');
  const commands = probeCommands(Object.values(extensions));
  const [command, setCommand] = useState(commands[0]?.value ?? '');
  const [observe, setObserve] = useState('5');
  const words = texts.culprit;
  const count = Object.values(extensions).filter(
    ({ availability }) => availability.kind === 'enabled',
  ).length;
  const invalid = way === 'log' && !isPattern(pattern);
  const check = checkOf(way, pattern, command);
  const ways: readonly (readonly [Way, string])[] = [
    ['person', words.byPerson],
    ['failure', words.byFailure],
    ['log', words.byLog],
    ['command', words.byCommand],
  ];
  const ready = count > 0 && !invalid && (way !== 'command' || command !== '');
  return (
    <Dialog title={words.title} onClose={closeDialog}>
      <div className="dialog-body">
        <p>{words.intro}</p>
        <p className="hint">
          {count === 0 ? words.none : words.steps(count, Math.ceil(Math.log2(count + 1)) + 1)}
        </p>
        <fieldset className="choices">
          <legend>{words.how}</legend>
          {ways.map(([value, label]) => (
            <label className="choice" key={value}>
              <input type="radio" name="way" checked={way === value} onChange={() => setWay(value)} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        {way === 'log' && (
          <div className="culprit-field">
            <span>{words.pattern}</span>
            <TextField label={words.pattern} value={pattern} invalid={invalid} onInput={setPattern} />
            {invalid && <p className="field-error">{words.patternInvalid}</p>}
          </div>
        )}
        {way === 'command' && (
          <div className="culprit-field">
            <span>{words.command}</span>
            {commands.length === 0 ? (
              <p className="hint">{words.noCommands}</p>
            ) : (
              <Select label={words.command} value={command} choices={commands} onChange={setCommand} />
            )}
          </div>
        )}
        {way !== 'person' && (
          <div className="culprit-field">
            <span>{words.observe}</span>
            <Select
              label={words.observe}
              value={observe}
              choices={observations.map((n) => ({ value: String(n), label: words.seconds(n) }))}
              onChange={setObserve}
            />
          </div>
        )}
      </div>
      <div className="dialog-footer">
        <Button secondary onClick={closeDialog}>
          {texts.common.cancel}
        </Button>
        <Button
          first
          icon="search"
          disabled={!ready}
          onClick={() => void startCulprit(check, Number(observe) * 1000)}
        >
          {words.start}
        </Button>
      </div>
    </Dialog>
  );
}

function checkOf(way: Way, pattern: string, command: string): CulpritCheck | undefined {
  switch (way) {
    case 'person':
      return undefined;
    case 'failure':
      return { kind: 'failure' };
    case 'log':
      return { kind: 'log', pattern };
    case 'command': {
      const [id = '', name = ''] = command.split(' ');
      return { kind: 'command', id, command: name };
    }
  }
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return source !== '';
  } catch {
    return false;
  }
}
