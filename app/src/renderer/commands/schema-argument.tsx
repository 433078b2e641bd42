import type { CommandArgument } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import type { JsonSchema } from '../schema-form/json-schema.js';
import { SchemaForm } from '../schema-form/schema-form.js';

interface SchemaArgumentProps {
  readonly argument: CommandArgument;
  readonly schema: JsonSchema;
  readonly value: unknown;
  readonly problem: string | undefined;
  /** Whether all that is wrong is shown, also of fields that nobody has touched. */
  readonly eager: boolean;
  readonly onChange: (value: unknown) => void;
}

/** Asks for an argument by its JSON Schema. */
export function SchemaArgument({ argument, schema, value, problem, eager, onChange }: SchemaArgumentProps) {
  const label = visibleText(argument.title ?? schemaText(schema.title) ?? argument.name);
  const description = argument.description ?? schemaText(schema.description);
  return (
    <fieldset className="argument schema-argument" aria-label={label}>
      <span className="argument-label" aria-hidden="true">
        {label}
        {!argument.required && <span className="hint">{texts.palette.optional}</span>}
      </span>
      {description !== undefined && <p className="hint">{visibleText(description)}</p>}
      <SchemaForm schema={schema} value={value} label={label} eager={eager} onChange={onChange} />
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function schemaText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
