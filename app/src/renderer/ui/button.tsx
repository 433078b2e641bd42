import type { VscodeButton as ButtonElement } from '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import VscodeButton from '@vscode-elements/react-elements/dist/components/VscodeButton.js';
import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import { useFirstFocus } from './use-first-focus.js';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  readonly icon?: string;
  readonly label?: string;
  readonly type?: 'button' | 'submit';
  /** Gets the focus when it appears. */
  readonly first?: boolean;
  readonly title?: string;
}

/** A button with words. `label` replaces the words for screen readers where they need more. */
export function Button(props: ButtonProps) {
  const {
    children,
    onClick,
    secondary = false,
    disabled = false,
    icon,
    label,
    type = 'button',
    first = false,
    title,
  } = props;
  const element = useFirstFocus<ButtonElement>(first);
  return (
    <VscodeButton
      ref={element}
      type={type}
      secondary={secondary}
      disabled={disabled}
      aria-disabled={disabled ? 'true' : 'false'}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(title === undefined ? {} : { title })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {icon !== undefined && (
        <span slot="content-before" className="button-icon">
          <Icon name={icon} />
        </span>
      )}
      {children}
    </VscodeButton>
  );
}
