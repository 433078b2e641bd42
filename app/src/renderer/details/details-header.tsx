import type { ExtensionView } from '@plugo/extension-host/control';
import { ExtensionIcon } from '../extensions/extension-icon.js';
import { StateBadge } from '../extensions/state-badge.js';
import { StatusLine } from '../extensions/status-line.js';
import { visibleText } from '../logs/log-text.js';
import { DetailsActions } from './details-actions.js';

/** Who it is, how it is, and what can be done with it. */
export function DetailsHeader({ extension }: { readonly extension: ExtensionView }) {
  return (
    <header className="details-header">
      <ExtensionIcon extension={extension} size="large" />
      <div className="details-identity">
        <div className="details-headline">
          <h1 className="details-name">{extension.displayName}</h1>
          <StateBadge extension={extension} />
        </div>
        <p className="details-byline">
          <span>{extension.publisher}</span>
          <span className="figure">{extension.version}</span>
          <code>{extension.id}</code>
        </p>
        {extension.description !== '' && (
          <p className="details-description">{visibleText(extension.description)}</p>
        )}
        <StatusLine extension={extension} />
        <DetailsActions extension={extension} />
      </div>
    </header>
  );
}
