import type { WidgetProps } from '@rjsf/utils';
import { useDescribedBy } from '../form-state.js';
import { declaredDefault } from '../prepare-schema.js';

/** Yes or no. While nothing is set the default is shown. */
export function CheckboxWidget({
  id,
  label,
  value,
  schema,
  disabled,
  readonly,
  rawErrors,
  ...props
}: WidgetProps) {
  const description = useDescribedBy(id, schema.description, (rawErrors ?? []).length > 0);
  const standing: unknown = (schema as Record<string, unknown>)[declaredDefault];
  return (
    <label className="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={(value ?? standing) === true}
        disabled={disabled === true || readonly === true}
        aria-describedby={description}
        onChange={(event) => props.onChange(event.target.checked)}
        onBlur={() => props.onBlur(id, value)}
      />
      <span>{label}</span>
    </label>
  );
}
