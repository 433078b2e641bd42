import type { WidgetProps } from '@rjsf/utils';
import { texts } from '../../../shared/texts/index.js';
import { Icon } from '../../ui/icon.js';
import { useDescribedBy } from '../form-state.js';
import { isObject, type JsonSchema } from '../json-schema.js';
import { declaredDefault } from '../prepare-schema.js';
import { choicesOf, type EnumChoice } from './choices.js';

/** One value of several, or several of them where the value is a list. */
export function ChoiceWidget(props: WidgetProps) {
  return props.multiple === true ? <ManyOf {...props} /> : <OneOf {...props} />;
}

function OneOf(props: WidgetProps) {
  const { id, label, value, schema, required = false, disabled = false, readonly = false } = props;
  const given = props.options.enumOptions;
  const choices = choicesOf(schema).length > 0 ? choicesOf(schema) : (given ?? []).map(withoutDescription);
  const inForce: unknown = value ?? (schema as JsonSchema)[declaredDefault];
  const index = choices.findIndex((choice) => same(choice.value, inForce));
  const hasProblem = (props.rawErrors ?? []).length > 0;
  const describedBy = useDescribedBy(id, schema.description, hasProblem);
  const description = choices[index]?.description;
  return (
    <>
      <span className="select">
        <select
          id={id}
          aria-label={label}
          aria-required={required}
          aria-invalid={hasProblem}
          aria-describedby={describedBy}
          disabled={disabled || readonly}
          value={index === -1 ? '' : optionOf(choices[index]?.value)}
          onChange={({ target }) =>
            props.onChange(choices.find(({ value: one }) => optionOf(one) === target.value)?.value)
          }
          onBlur={() => props.onBlur(id, value)}
        >
          {index === -1 && (
            <option value="">{value === undefined ? texts.forms.notSet : String(value)}</option>
          )}
          {choices.map((choice) => (
            <option key={optionOf(choice.value)} value={optionOf(choice.value)}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
      {description !== undefined && <span className="hint form-choice-hint">{description}</span>}
    </>
  );
}

function ManyOf({ id, label, value, schema, disabled, readonly, onChange, onBlur }: WidgetProps) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const choices = choicesOf(isObject(schema.items) ? schema.items : {});
  const toggle = (choice: EnumChoice, on: boolean): void =>
    onChange(
      choices
        .map((other) => other.value)
        .filter((other) => (same(other, choice.value) ? on : chosen.some((one) => same(one, other)))),
    );
  return (
    <fieldset id={id} className="form-choices" aria-label={label} onBlur={() => onBlur(id, value)}>
      {choices.map((choice) => (
        <label key={choice.label} className="checkbox" title={choice.description}>
          <input
            type="checkbox"
            checked={chosen.some((one) => same(one, choice.value))}
            disabled={disabled === true || readonly === true}
            onChange={(event) => toggle(choice, event.target.checked)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A value as an option names it: texts as they are, others so that they are not taken for texts. */
const optionOf = (value: unknown): string =>
  typeof value === 'string' ? value : `=${JSON.stringify(value)}`;

const withoutDescription = ({
  value,
  label,
}: {
  readonly value: unknown;
  readonly label: string;
}): EnumChoice => ({
  value,
  label,
  description: undefined,
});

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
