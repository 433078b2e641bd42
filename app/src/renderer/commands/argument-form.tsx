import type { CommandArgument } from '@plugo/extension-host/control';
import { useId, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import { argumentValues, readArguments } from './argument-values.js';
import { lastArguments, rememberArguments } from './command-memory.js';
import { isSecret } from './parse-arguments.js';
import type { RunnableCommand } from './runnable-commands.js';
import { SchemaArgument } from './schema-argument.js';

interface ArgumentFormProps {
  readonly runnable: RunnableCommand;
  readonly running: boolean;
  /** What the form starts with; the defaults where it is left out. */
  readonly start?: readonly unknown[];
  readonly onRun: (args: readonly unknown[]) => void;
}

/** Asks for the declared arguments, each by its type; those used lately are offered. */
export function ArgumentForm({ runnable: { extension, command }, running, start, onRun }: ArgumentFormProps) {
  const declared = command.arguments;
  const [form, setForm] = useState(() => argumentValues(declared, start));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [submitted, setSubmitted] = useState(false);
  const id = `${extension.id}/${command.command}`;
  const run = async (): Promise<void> => {
    if (running) return;
    const read = readArguments(declared, form, await problemFinder(declared));
    setProblems(read.ok ? {} : read.problems);
    setSubmitted(!read.ok);
    if (!read.ok) return;
    if (!declared.some(isSecret)) rememberArguments(id, read.args);
    onRun(read.args);
  };
  return (
    <form
      className="argument-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {declared.map((argument, index) =>
        argument.schema === undefined ? (
          <ArgumentField
            key={argument.name}
            argument={argument}
            first={index === 0}
            value={form.typed[argument.name] ?? ''}
            problem={problems[argument.name]}
            onChange={(value) =>
              setForm(({ typed, values }) => ({ typed: { ...typed, [argument.name]: value }, values }))
            }
          />
        ) : (
          <SchemaArgument
            key={argument.name}
            argument={argument}
            schema={argument.schema}
            value={form.values[argument.name]}
            problem={problems[argument.name]}
            eager={submitted}
            onChange={(value) =>
              setForm(({ typed, values }) => ({ typed, values: { ...values, [argument.name]: value } }))
            }
          />
        ),
      )}
      <div className="button-row end">
        <LastUsed id={id} onPick={(args) => setForm(argumentValues(declared, args))} />
        <Button type="submit" icon="play" disabled={running}>
          {texts.palette.run}
        </Button>
      </div>
    </form>
  );
}

/** Finds what is wrong with values that have a JSON Schema; what checks them is loaded only where there are some. */
async function problemFinder(
  declared: readonly CommandArgument[],
): Promise<Parameters<typeof readArguments>[2]> {
  if (declared.every(({ schema }) => schema === undefined)) return () => undefined;
  const { checkValue } = await import('../schema-form/check-value.js');
  return ({ schema, required }, value) => {
    if (value === undefined) return required ? texts.palette.required : undefined;
    const [first] = checkValue(schema ?? {}, value);
    // The others stand at their fields.
    return first === undefined ? undefined : [...first.path, first.message].join(': ');
  };
}

interface LastUsedProps {
  readonly id: string;
  readonly onPick: (args: readonly unknown[]) => void;
}

function LastUsed({ id, onPick }: LastUsedProps) {
  const [used] = useState(() => lastArguments(id));
  if (used.length === 0) return null;
  return (
    <fieldset className="last-used" aria-label={texts.results.lastUsed}>
      <span className="hint">{texts.results.lastUsed}</span>
      {used.map((args) => {
        const text = visibleText(args.map((one) => JSON.stringify(one)).join(', '));
        return (
          <button type="button" key={text} className="chip" title={text} onClick={() => onPick(args)}>
            {text}
          </button>
        );
      })}
    </fieldset>
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
