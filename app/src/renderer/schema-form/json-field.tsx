import type { FieldProps } from '@rjsf/utils';
import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { problemIdOf, useDescribedBy } from './form-state.js';

/** A value of any shape as JSON text. What is no JSON stays here until it is. */
export function JsonField({
  fieldPathId,
  formData,
  onChange,
  onBlur,
  disabled,
  readonly,
  uiSchema,
  name,
  schema,
}: FieldProps) {
  const { $id: id, path } = fieldPathId;
  const inForce = formData === undefined ? '' : JSON.stringify(formData, null, 2);
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string }>();
  const text = draft !== undefined && draft.of === inForce ? draft.text : inForce;
  const problem = problemIn(text);
  const description = useDescribedBy(id, schema.description, problem !== undefined);

  const change = (typed: string): void => {
    const value = parse(typed);
    setDraft({ text: typed, of: 'problem' in value ? inForce : textOf(value.value) });
    if (!('problem' in value)) onChange(value.value, path);
  };
  return (
    <>
      <textarea
        id={id}
        className="form-input form-json"
        value={text}
        rows={Math.min(12, Math.max(2, text.split('\n').length))}
        spellCheck={false}
        disabled={disabled === true || readonly === true}
        aria-label={String(uiSchema?.['ui:title'] ?? name)}
        aria-invalid={problem !== undefined}
        aria-describedby={description}
        onChange={(event) => change(event.target.value)}
        onBlur={() => onBlur(id, formData)}
      />
      {problem !== undefined && (
        <p className="field-problem" role="alert" id={problemIdOf(id)}>
          {problem}
        </p>
      )}
    </>
  );
}

const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

function parse(text: string): { readonly value: unknown } | { readonly problem: string } {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: texts.forms.problems.brokenJson(error instanceof Error ? error.message : '') };
  }
}

function problemIn(text: string): string | undefined {
  const parsed = parse(text);
  return 'problem' in parsed ? parsed.problem : undefined;
}
