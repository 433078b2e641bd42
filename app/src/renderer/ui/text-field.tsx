import type { VscodeTextfield as TextfieldElement } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import VscodeTextfield from '@vscode-elements/react-elements/dist/components/VscodeTextfield.js';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from './icon.js';
import { useFirstFocus } from './use-first-focus.js';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** When the person is done: Enter, or the focus moves on. */
  readonly onCommit?: (value: string) => void;
  readonly placeholder?: string;
  readonly icon?: string;
  readonly invalid?: boolean;
  readonly first?: boolean;
  readonly className?: string;
  /** Buttons at its end. */
  readonly after?: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

const textOf = (event: Event): string => (event.target as HTMLInputElement | null)?.value ?? '';

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onInput,
    onCommit,
    placeholder,
    icon,
    invalid = false,
    first = false,
    className,
    after,
    onKeyDown,
  } = props;
  const element = useFirstFocus<TextfieldElement>(first);
  return (
    <VscodeTextfield
      ref={element}
      className={`text-field ${className ?? ''}`}
      label={label}
      value={value}
      invalid={invalid}
      autocomplete="off"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
      onInput={(event) => onInput(textOf(event))}
      onChange={(event) => onCommit?.(textOf(event))}
    >
      <span slot="content-before" className="field-icon">
        {icon !== undefined && <Icon name={icon} />}
      </span>
      <span slot="content-after" className="field-buttons">
        {after}
      </span>
    </VscodeTextfield>
  );
}
