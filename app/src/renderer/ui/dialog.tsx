import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { IconButton } from './icon-button.js';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape, the cross, or a click beside it. */
  readonly onClose: () => void;
  readonly className?: string;
  /** Hides the title bar; the title still names the dialog. */
  readonly bare?: boolean;
}

/** A modal dialog. The browser's own element keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, children, onClose, className = '', bare = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape.
    <dialog
      ref={element}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className="dialog-surface">
        <div className={bare ? 'visually-hidden' : 'dialog-header'}>
          <h2 id={titleId}>{title}</h2>
          {!bare && <IconButton icon="close" label={texts.common.close} onClick={onClose} />}
        </div>
        {children}
      </div>
    </dialog>
  );
}
