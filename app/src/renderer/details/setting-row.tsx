import { useEffect, useId, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { toSerializedError } from '../rpc/request-error.js';
import { Checkbox } from '../ui/checkbox.js';
import { IconButton } from '../ui/icon-button.js';
import { Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import { parseSetting, type SettingField, settingText } from './setting-schema.js';

interface SettingRowProps {
  readonly field: SettingField;
  /** Rejects with what is wrong with the value. */
  readonly onSet: (value: unknown) => Promise<void>;
  readonly onReset: () => Promise<void>;
}

/** One setting: its field, its range, how to reset it, and what the host did not accept. */
export function SettingRow({ field, onSet, onReset }: SettingRowProps) {
  const [problem, setProblem] = useState<string>();
  const problemId = useId();
  const { key, label, description, minimum, maximum, changed } = field;
  const ranged = minimum !== undefined || maximum !== undefined;

  const send = async (request: Promise<void>): Promise<void> => {
    try {
      await request;
      setProblem(undefined);
    } catch (thrown) {
      setProblem(toSerializedError(thrown).message);
    }
  };
  const commit = (text: string): void => {
    const parsed = parseSetting(field, text);
    if ('problem' in parsed) setProblem(parsed.problem);
    else if (parsed.value !== field.value || problem !== undefined) void send(onSet(parsed.value));
  };
  const toggle = (checked: boolean): void => void send(onSet(checked));

  return (
    <fieldset className="setting" aria-label={label} data-changed={changed}>
      <div className="setting-name">
        {field.kind === 'boolean' ? (
          <Checkbox label={label} checked={field.value === true} onChange={toggle} />
        ) : (
          <span className="row-title">{visibleText(label)}</span>
        )}
        <code className="row-code">{key}</code>
        {changed && (
          <IconButton
            icon="discard"
            label={texts.details.resetSetting(label)}
            onClick={() => void send(onReset())}
          />
        )}
      </div>
      {(description !== undefined || ranged) && (
        <p className="hint">
          {description !== undefined && visibleText(description)}{' '}
          {ranged && texts.details.range(minimum, maximum)}
        </p>
      )}
      <SettingControl field={field} invalid={problem !== undefined} onCommit={commit} />
      {problem !== undefined && (
        <p className="field-problem" role="alert" id={problemId}>
          {visibleText(problem)}
        </p>
      )}
    </fieldset>
  );
}

interface SettingControlProps {
  readonly field: SettingField;
  readonly invalid: boolean;
  readonly onCommit: (text: string) => void;
}

/** The field below the name; a checkbox stands beside its name already. */
function SettingControl({ field, invalid, onCommit }: SettingControlProps) {
  switch (field.kind) {
    case 'boolean':
      return null;
    case 'choice':
      return (
        <Select
          label={field.label}
          value={settingText(field)}
          choices={field.choices.map((choice, index) => ({
            value: String(choice),
            label: visibleText(field.choiceLabels[index] ?? String(choice)),
          }))}
          onChange={onCommit}
        />
      );
    case 'other':
      return (
        <>
          <pre className="setting-raw">{JSON.stringify(field.value, null, 2)}</pre>
          <p className="hint">{texts.details.editInFile}</p>
        </>
      );
    default:
      return <TypedSetting field={field} invalid={invalid} onCommit={onCommit} />;
  }
}

/** Keeps what is being typed, until the value in force changes. */
function TypedSetting({ field, invalid, onCommit }: SettingControlProps) {
  const inForce = settingText(field);
  const [text, setText] = useState(inForce);
  useEffect(() => setText(inForce), [inForce]);
  return (
    <TextField label={field.label} value={text} invalid={invalid} onInput={setText} onCommit={onCommit} />
  );
}
