import type { WidgetProps } from '@rjsf/utils';
import { useDescribedBy } from '../form-state.js';
import { declaredDefault } from '../prepare-schema.js';

/** How a value is written that has a form of its own. */
const examples: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  time: '13:45:00Z',
  'date-time': '2026-01-31T13:45:00Z',
  duration: 'PT5M',
  email: 'name@example.org',
  uri: 'https://example.org',
  url: 'https://example.org',
  ipv4: '127.0.0.1',
  ipv6: '::1',
  hostname: 'example.org',
};

/** One line, or several, of text; also numbers, which are text until they are whole. */
export function TextWidget(props: WidgetProps) {
  const { id, label, value, schema, required = false, disabled = false, readonly = false } = props;
  const hasProblem = (props.rawErrors ?? []).length > 0;
  const description = useDescribedBy(id, schema.description, hasProblem);
  const numeric = schema.type === 'number' || schema.type === 'integer';
  const change = (text: string): void => props.onChange(text === '' && !keepsEmpty(props) ? undefined : text);
  const shared = {
    id,
    className: 'form-input',
    value: textOf(value),
    placeholder: placeholderOf(schema),
    disabled,
    readOnly: readonly,
    spellCheck: false,
    autoComplete: 'off',
    'aria-label': label,
    'aria-required': required,
    'aria-invalid': hasProblem,
    'aria-describedby': description,
    onBlur: () => props.onBlur(id, value),
    onFocus: () => props.onFocus(id, value),
  };
  return isMultiline(schema) ? (
    <textarea
      {...shared}
      rows={Math.min(12, Math.max(3, textOf(value).split('\n').length))}
      onChange={(event) => change(event.target.value)}
    />
  ) : (
    <input
      {...shared}
      type="text"
      inputMode={numeric ? 'decimal' : 'text'}
      data-numeric={numeric}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** An empty text is a text, unless the field may be left out and would not take it. */
function keepsEmpty({ schema, required }: WidgetProps): boolean {
  if (schema.type === 'number' || schema.type === 'integer') return false;
  const { minLength = 0, pattern, format } = schema;
  return (
    required === true || (minLength === 0 && pattern === undefined && (format ?? 'multiline') === 'multiline')
  );
}

function isMultiline(schema: Readonly<Record<string, unknown>>): boolean {
  return schema.format === 'multiline' || schema.editPresentation === 'multilineText';
}

/** The default, which is in force while nothing is there, or an example. */
function placeholderOf(schema: Readonly<Record<string, unknown>>): string {
  const value = schema[declaredDefault];
  if (value !== undefined) return textOf(value);
  return typeof schema.format === 'string' ? (examples[schema.format] ?? '') : '';
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
