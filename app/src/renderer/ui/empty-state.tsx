import type { ReactNode } from 'react';
import { Icon } from './icon.js';

interface EmptyStateProps {
  readonly icon: string;
  readonly title: string;
  readonly text?: string;
  /** Buttons. */
  readonly children?: ReactNode;
}

/** What stands where nothing is: why, and what to do. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} className="empty-state-icon" />
      <p className="empty-state-title">{title}</p>
      {text !== undefined && <p className="empty-state-text">{text}</p>}
      {children}
    </div>
  );
}
