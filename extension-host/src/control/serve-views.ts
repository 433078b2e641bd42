import type { MessageConnection } from 'vscode-jsonrpc/node';
import { z } from 'zod';
import type { DisposableStore } from '../base/disposable.js';
import { handle, tell } from './handle.js';
import type { HostControl } from './host-control.js';
import {
  StatusBarActRequest,
  ViewActRequest,
  ViewChangedNotification,
  ViewCloseRequest,
  ViewLoadRequest,
  ViewOpenRequest,
  type ViewParams,
} from './view-messages.js';

const id = z.string().min(1).max(200);
const part = z.string().min(1).max(80);
const act = {
  id,
  view: part,
  command: z.string().min(1).max(200),
  arguments: z.array(z.unknown()).max(100),
};

const parameters = {
  view: z.object({ id, view: part }),
  act: z.object(act),
  item: z.object({ id, item: part }),
};

/** Views and status bar items of extensions. */
export function serveViews(host: HostControl, connection: MessageConnection, client: DisposableStore): void {
  const open = new Set<string>();
  const nameOf = ({ id, view }: ViewParams) => `${id}/${view}`;
  const contentOf = (view: ViewParams) => ({ content: host.views.contentOf(view) ?? null });
  let following = false;
  const follow = () => {
    if (following) return;
    following = true;
    client.add(
      host.views.onDidChange((view) => {
        if (open.has(nameOf(view)))
          tell(connection, ViewChangedNotification, { ...view, ...contentOf(view) });
      }),
    );
  };
  handle(connection, ViewOpenRequest, parameters.view, async (view) => {
    await host.views.open(view);
    follow();
    open.add(nameOf(view));
    return contentOf(view);
  });
  handle(connection, ViewCloseRequest, parameters.view, (view) => {
    open.delete(nameOf(view));
    return null;
  });
  handle(connection, ViewActRequest, parameters.act, async (action, signal) =>
    orNull(await host.views.act(action, signal)),
  );
  handle(connection, ViewLoadRequest, parameters.act, async (action, signal) => ({
    nodes: await host.views.load(action, signal),
  }));
  handle(connection, StatusBarActRequest, parameters.item, async ({ id: extension, item }, signal) =>
    orNull(await host.views.actOnItem(extension, item, signal)),
  );
}

/** A method without a result answers with none, and JSON-RPC needs one. */
function orNull(result: unknown): unknown {
  return result ?? null;
}
