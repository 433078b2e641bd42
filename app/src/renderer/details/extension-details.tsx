import { useApp } from '../actions/services.js';
import { texts } from '../texts/index.js';
import { EmptyState } from '../ui/empty-state.js';
import { CommandSection, MethodSection, PermissionSection } from './contributions.js';
import { DetailsHeader } from './details-header.js';
import { Facts, ProcessTiles } from './facts.js';
import { OperationError } from './operation-error.js';
import { RelationSections } from './relations.js';
import { SettingsSection } from './settings-section.js';
import { TroubleCard } from './trouble-card.js';

/** Everything about the chosen extension, trouble first. */
export function ExtensionDetails() {
  const extension = useApp((state) =>
    state.selectedId === undefined ? undefined : state.extensions[state.selectedId],
  );
  const none = useApp((state) => Object.keys(state.extensions).length === 0);
  const words = texts.details;
  if (extension === undefined) {
    return (
      <main className="details" aria-label={words.region}>
        {none ? (
          <EmptyState icon="folder-opened" title={words.noneTitle} text={words.noneText} />
        ) : (
          <EmptyState icon="extensions" title={words.emptyTitle} text={words.emptyText} />
        )}
      </main>
    );
  }
  return (
    <main className="details" aria-label={words.region} key={extension.id}>
      <div className="details-page">
        <DetailsHeader extension={extension} />
        <OperationError extension={extension} />
        <TroubleCard extension={extension} />
        <ProcessTiles extension={extension} />
        <CommandSection extension={extension} />
        <SettingsSection extension={extension} />
        <MethodSection extension={extension} />
        <RelationSections extension={extension} />
        <PermissionSection extension={extension} />
        <Facts extension={extension} />
      </div>
    </main>
  );
}
