import type { ExtensionView, ViewContribution } from '@plugo/extension-host/control';
import type { ViewContent } from '@plugo/sdk/protocol';

/** A view of an extension, by its names. */
export interface ViewReference {
  readonly extensionId: string;
  readonly viewId: string;
}

/** What is known of views of extensions. */
export interface ContributedState {
  /** The one that is the page of the window, where the page is `contributed`. */
  readonly contributedView: ViewReference | undefined;
  /** What open views show, by {@link nameOfView}; null where that is nothing, and left out before the host has answered. */
  readonly viewContents: Readonly<Record<string, ViewContent | null>>;
}

export const noContributions: ContributedState = { contributedView: undefined, viewContents: {} };

export const nameOfView = ({ extensionId, viewId }: ViewReference): string => `${extensionId}/${viewId}`;

export interface ContributedPage extends ViewReference {
  readonly contribution: ViewContribution;
  readonly extension: ExtensionView;
}

/** Pages that extensions bring along, of those that are switched on, by title. */
export function contributedPages(extensions: readonly ExtensionView[]): readonly ContributedPage[] {
  return extensions
    .filter(({ availability }) => availability.kind === 'enabled')
    .flatMap((extension) =>
      (extension.views ?? [])
        .filter(({ where }) => where === 'panel')
        .map((contribution) => ({
          extensionId: extension.id,
          viewId: contribution.id,
          contribution,
          extension,
        })),
    )
    .sort((a, b) => a.contribution.title.localeCompare(b.contribution.title));
}
