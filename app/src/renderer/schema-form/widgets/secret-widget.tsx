import type { FieldPathId, WidgetProps } from '@rjsf/utils';
import { useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { IconButton } from '../../ui/icon-button.js';
import { useDescribedBy, useFormState } from '../form-state.js';
import { isMasked } from '../json-schema.js';

/** A text that is shown to nobody unless asked. What is set and was not told is fetched when it is to be shown. */
export function SecretWidget(props: WidgetProps) {
  const { id, label, value, required = false, disabled = false, readonly = false } = props;
  const { reveal } = useFormState();
  // The secret that was fetched, or that what is typed is shown.
  const [revealed, setRevealed] = useState<string | true>();
  const words = texts.forms;
  const masked = isMasked(value);
  const hasProblem = (props.rawErrors ?? []).length > 0;
  const description = useDescribedBy(id, props.schema.description, hasProblem);
  const path = (props.options.fieldPathId as FieldPathId | undefined)?.path.slice(1) ?? [];

  const isShown = masked ? typeof revealed === 'string' : revealed !== undefined;
  const toggle = (): void => {
    if (isShown) setRevealed(undefined);
    else if (!masked) setRevealed(true);
    else void reveal?.(path).then(setRevealed, () => undefined);
  };
  const typed = masked ? '' : String(value ?? '');
  const shown = masked && typeof revealed === 'string' ? revealed : typed;
  return (
    <span className="form-secret">
      <input
        id={id}
        className="form-input"
        type={isShown ? 'text' : 'password'}
        value={shown}
        placeholder={masked ? '••••••••' : ''}
        disabled={disabled}
        readOnly={readonly}
        spellCheck={false}
        autoComplete="off"
        aria-label={label}
        aria-required={required}
        aria-invalid={hasProblem}
        aria-describedby={description}
        title={masked ? words.secretSet : undefined}
        onChange={(event) => {
          if (typeof revealed === 'string') setRevealed(true);
          props.onChange(event.target.value === '' && !required ? undefined : event.target.value);
        }}
        onBlur={() => props.onBlur(id, value)}
        onFocus={() => props.onFocus(id, value)}
      />
      <IconButton
        icon={isShown ? 'eye-closed' : 'eye'}
        label={isShown ? words.hide(label) : words.reveal(label)}
        pressed={isShown}
        disabled={masked ? reveal === undefined : typed === ''}
        onClick={toggle}
      />
    </span>
  );
}
