// Not from the index: it also leads to a registry for tests, with a checker that is not there.
import type { FormProps, IChangeEvent } from '@rjsf/core/lib/components/Form.js';
import getDefaultRegistry from '@rjsf/core/lib/getDefaultRegistry.js';
import withTheme from '@rjsf/core/lib/withTheme.js';
import { TranslatableString } from '@rjsf/utils';
import { useCallback, useId, useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { ArrayItemTemplate, ArrayTemplate } from './array-template.js';
import { checkPrepared, withoutUndefined } from './check-value.js';
import { ChoiceTemplate } from './choice-template.js';
import { FieldTemplate } from './field-template.js';
import { type FormState, FormStateContext } from './form-state.js';
import { JsonField } from './json-field.js';
import { ObjectTemplate } from './object-template.js';
import { prepareSchema, valueKey } from './prepare-schema.js';
import { rjsfValidator } from './rjsf-validator.js';
import { SchemaField } from './schema-field.js';
import type { SchemaFormProps } from './schema-form-props.js';
import '../styles/schema-form.css';
import { CheckboxWidget } from './widgets/checkbox-widget.js';
import { ChoiceWidget } from './widgets/choice-widget.js';
import { TextWidget } from './widgets/text-widget.js';

const Form = withTheme({
  fields: { SchemaField, JsonField },
  widgets: {
    CheckboxWidget,
    SelectWidget: ChoiceWidget,
    CheckboxesWidget: ChoiceWidget,
    RadioWidget: ChoiceWidget,
    TextWidget,
  },
  templates: {
    FieldTemplate,
    ObjectFieldTemplate: ObjectTemplate,
    ArrayFieldTemplate: ArrayTemplate,
    ArrayFieldItemTemplate: ArrayItemTemplate,
    MultiSchemaFieldTemplate: ChoiceTemplate,
    ErrorListTemplate: () => null,
  },
});

/** A value gets nothing that nobody typed; defaults are only shown. */
const addsNothing: NonNullable<FormProps['experimental_defaultFormStateBehavior']> = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
  allOf: 'skipDefaults',
  requiredBooleanDefault: 'skip',
};

/** The form itself, in a file of its own so that the window starts without it. */
export default function SchemaFormView(props: SchemaFormProps) {
  const { schema, value, label, hintId, eager = true, disabled = false, reveal, onChange } = props;
  const prepared = useMemo(() => prepareSchema(schema), [schema]);
  const data = useMemo(() => ({ [valueKey]: value }), [value]);
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const prefix = useId();
  const visit = useCallback(
    (id: string) => setVisited((ids) => (ids.has(id) ? ids : new Set(ids).add(id))),
    [],
  );
  const state = useMemo<FormState>(
    () => ({
      label,
      hintId,
      outermostId: `${prefix}_${valueKey}`,
      isShown: (id) => eager || visited.has(id),
      reveal,
    }),
    [label, hintId, prefix, eager, visited, reveal],
  );

  const change = ({ formData }: IChangeEvent, id?: string): void => {
    // Without a field behind it, the library itself has added something.
    if (id === undefined) return;
    visit(id);
    const changed = withoutUndefined(formData) as Record<string, unknown>;
    const problems = checkPrepared(prepared, changed);
    onChange(
      changed[valueKey],
      problems.map(({ path, message }) => ({ path: path.slice(1), message })),
    );
  };
  return (
    <FormStateContext value={state}>
      <Form
        tagName="div"
        className="schema-form"
        idPrefix={prefix}
        schema={prepared}
        formData={data}
        validator={rjsfValidator}
        liveValidate="onChange"
        showErrorList={false}
        experimental_defaultFormStateBehavior={addsNothing}
        disabled={disabled}
        translateString={translate}
        onChange={change}
        onBlur={visit}
      >
        {noButton}
      </Form>
    </FormStateContext>
  );
}

/** Anything but nothing keeps the library's own button away. */
const noButton = <></>;

const { translateString: inEnglish } = getDefaultRegistry();

function translate(text: TranslatableString, params?: string[]): string {
  const [first = '', second = ''] = params ?? [];
  switch (text) {
    case TranslatableString.NewStringDefault:
      return '';
    case TranslatableString.OptionPrefix:
      return texts.forms.option(Number(first));
    case TranslatableString.TitleOptionPrefix:
      return texts.forms.option(Number(second));
    default:
      return inEnglish(text, params);
  }
}
