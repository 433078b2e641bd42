import type { ExtensionView } from '@plugo/extension-host/control';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';

const icons = { ok: 'info', busy: 'loading', warning: 'warning', error: 'error' } as const;

/** What the extension itself last reported, in its own words. */
export function StatusLine({ extension: { statusLine, state } }: { readonly extension: ExtensionView }) {
  if (statusLine === undefined || statusLine.text === '' || state.status === 'inactive') return null;
  const severity = statusLine.severity ?? 'ok';
  return (
    <span className={`status-line severity-${severity}`} data-testid="status-line">
      <Icon name={icons[severity]} />
      <span>{visibleText(statusLine.text)}</span>
    </span>
  );
}
