import type { ViewForm } from '@plugo/sdk/protocol';
import { useState } from 'react';
import { visibleText } from '../logs/log-text.js';
import { SchemaForm } from '../schema-form/schema-form.js';
import { Button } from '../ui/button.js';
import { useView } from './view-context.js';

/** A form made from a JSON Schema; its button hands what was filled in to the extension. */
export function FormView({ form, label }: { readonly form: ViewForm; readonly label: string }) {
  const { act, busy } = useView();
  const { schema, submit } = form;
  const [value, setValue] = useState<unknown>(form.value ?? {});
  const [problems, setProblems] = useState(0);
  // What the extension says anew takes the place of what was typed.
  const [given, setGiven] = useState(JSON.stringify(form.value));
  if (JSON.stringify(form.value) !== given) {
    setGiven(JSON.stringify(form.value));
    setValue(form.value ?? {});
  }
  return (
    <form
      className="view-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (problems === 0 && !busy) void act(submit, [value]);
      }}
    >
      <SchemaForm
        schema={schema}
        value={value}
        label={label}
        eager={false}
        onChange={(next, wrong) => {
          setValue(next);
          setProblems(wrong.length);
        }}
      />
      <div className="button-row">
        <Button
          disabled={busy || problems > 0}
          {...(submit.icon === undefined ? {} : { icon: submit.icon })}
          onClick={() => void act(submit, [value])}
        >
          {visibleText(submit.title)}
        </Button>
      </div>
    </form>
  );
}
