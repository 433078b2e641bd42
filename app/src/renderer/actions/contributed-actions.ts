import {
  StatusBarActRequest,
  ViewActRequest,
  ViewChangedNotification,
  ViewCloseRequest,
  ViewLoadRequest,
  ViewOpenRequest,
} from '@plugo/extension-host/control';
import type { ViewTreeNode } from '@plugo/sdk/protocol';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';
import { nameOfView, type ViewReference } from '../store/contributed.js';

/** What a person does with views and status bar items of extensions. */
export interface ContributedActions {
  showContributedView(view: ViewReference): void;
  /** Follows what a view shows; returns how to stop. */
  followView(view: ViewReference): () => void;
  /** Calls what stands in the view. Rejects with what the host answered. */
  actInView(view: ViewReference, command: string, args: readonly unknown[]): Promise<unknown>;
  loadNodes(view: ViewReference, command: string, args: readonly unknown[]): Promise<readonly ViewTreeNode[]>;
  pressStatusBarItem(extensionId: string, item: string): Promise<void>;
}

export function contributedActions(store: AppStore, client: HostClient): ContributedActions {
  /** How many parts of the window show a view. */
  const followers = new Map<string, number>();
  const keep = (view: ViewReference, content: Parameters<typeof set>[1]) => {
    if (followers.has(nameOfView(view))) set(view, content);
  };
  const set = (view: ViewReference, content: AppContent) =>
    store.setState(({ viewContents }) => ({
      viewContents: { ...viewContents, [nameOfView(view)]: content },
    }));

  client.on(ViewChangedNotification, ({ id, view, content }) =>
    keep({ extensionId: id, viewId: view }, content),
  );

  const paramsOf = ({ extensionId, viewId }: ViewReference) => ({ id: extensionId, view: viewId });
  return {
    showContributedView: (contributedView) => store.setState({ view: 'contributed', contributedView }),
    followView(view) {
      const name = nameOfView(view);
      followers.set(name, (followers.get(name) ?? 0) + 1);
      client.request(ViewOpenRequest, paramsOf(view)).then(
        ({ content }) => keep(view, content),
        () => keep(view, null),
      );
      return () => {
        const left = (followers.get(name) ?? 1) - 1;
        if (left > 0) {
          followers.set(name, left);
          return;
        }
        followers.delete(name);
        client.request(ViewCloseRequest, paramsOf(view)).catch(() => undefined);
      };
    },
    actInView: (view, command, args) =>
      client.request(ViewActRequest, { ...paramsOf(view), command, arguments: args }),
    async loadNodes(view, command, args) {
      const params = { ...paramsOf(view), command, arguments: args };
      return (await client.request(ViewLoadRequest, params)).nodes;
    },
    async pressStatusBarItem(id, item) {
      try {
        await client.request(StatusBarActRequest, { id, item });
      } catch (thrown) {
        store.setState({ message: toSerializedError(thrown).message });
      }
    },
  };
}

type AppContent = ReturnType<AppStore['getState']>['viewContents'][string];
