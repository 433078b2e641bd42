import type { MouseEvent, Ref } from 'react';
import { Icon } from './icon.js';

interface IconButtonProps {
  readonly icon: string;
  /** Its name, also shown as a tooltip. */
  readonly label: string;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly disabled?: boolean;
  /** For a button that stays pressed. */
  readonly pressed?: boolean;
  /** For a button that opens something. */
  readonly expanded?: boolean;
  /** -1 where the tab key does not stop. */
  readonly tabIndex?: number;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

/** A button that is only a picture. */
export function IconButton({
  icon,
  label,
  onClick,
  disabled,
  pressed,
  expanded,
  tabIndex,
  buttonRef,
}: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      ref={buttonRef}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
