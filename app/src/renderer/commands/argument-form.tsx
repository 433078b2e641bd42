import type { CommandArgument, CommandContribution } from '@plugo/extension-host/control';
import { useId, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import { initialArguments, parseArguments } from './parse-arguments.js';

interface ArgumentFormProps {
  readonly command: CommandContribution;
  readonly running: boolean;
  readonly onRun: (args: readonly unknown[]) => void;
}

/** Asks for the declared arguments, each by its type. */
export function ArgumentForm({ command, running, onRun }: ArgumentFormProps) {
  const [typed, setTyped] = useState(() => initialArguments(command.arguments));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const run = (): void => {
    if (running) return;
    const parsed = parseArguments(command.arguments, typed);
    setProblems(parsed.ok ? {} : parsed.problems);
    if (parsed.ok) onRun(parsed.values);
  };
  return (
    <form
      className="argument-form"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      {command.arguments.map((argument, index) => (
        <ArgumentField
          key={argument.name}
          argument={argument}
          first={index === 0}
          value={typed[argument.name] ?? ''}
          problem={problems[argument.name]}
          onChange={(value) => setTyped((before) => ({ ...before, [argument.name]: value }))}
        />
      ))}
      <div className="button-row end">
        <Button type="submit" icon="play" disabled={running}>
          {texts.palette.run}
        </Button>
      </div>
    </form>
  );
}

interface ArgumentFieldProps {
  readonly argument: CommandArgument;
  readonly first: boolean;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function ArgumentField({ argument, first, value, problem, onChange }: ArgumentFieldProps) {
  const hintId = useId();
  const label = visibleText(argument.title ?? argument.name);
  return (
    <div className="argument">
      {argument.type !== 'boolean' && (
        <span className="argument-label" aria-hidden="true">
          {label}
          <span className="hint">{typeWords(argument)}</span>
        </span>
      )}
      {argument.enum !== undefined ? (
        <Select
          label={label}
          value={value}
          describedBy={hintId}
          choices={[
            ...(value === '' || !argument.required ? [{ value: '', label: texts.palette.choose }] : []),
            ...argument.enum.map((one) => ({ value: String(one), label: String(one) })),
          ]}
          onChange={onChange}
        />
      ) : argument.type === 'boolean' ? (
        <Checkbox
          label={label}
          checked={value === 'true'}
          onChange={(checked) => onChange(String(checked))}
        />
      ) : (
        <TextField
          label={label}
          value={value}
          first={first}
          invalid={problem !== undefined}
          onInput={onChange}
        />
      )}
      {argument.description !== undefined && (
        <p className="hint" id={hintId}>
          {visibleText(argument.description)}
        </p>
      )}
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function typeWords({ type, required, enum: allowed }: CommandArgument): string {
  const kind = allowed === undefined ? texts.palette.argumentType[type] : texts.palette.oneOfList;
  return required ? kind : `${kind}, ${texts.palette.optional}`;
}
