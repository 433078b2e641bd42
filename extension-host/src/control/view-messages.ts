import type { ViewContent, ViewTreeNode } from '@plugo/sdk/protocol';
import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { ControlError, IdParams } from './messages.js';

const byName = ParameterStructures.byName;

export interface ViewParams extends IdParams {
  /** Id of a view in `contributes.views` of the extension. */
  readonly view: string;
}

export interface ViewResult {
  /** Null where the extension shows nothing there, or does not run. */
  readonly content: ViewContent | null;
}

/**
 * Client → host. What a view shows; from now on `view/didChange` tells when that is something else. Starts an extension that waits for
 * its view. Fails with `VIEW_NOT_FOUND`.
 */
export const ViewOpenRequest = new RequestType<ViewParams, ViewResult, ControlError>('view/open', byName);

/** Client → host. No more `view/didChange` of this view. */
export const ViewCloseRequest = new RequestType<ViewParams, null, ControlError>('view/close', byName);

/** Host → client. An open view shows something else; at most 10 times a second. */
export const ViewChangedNotification = new NotificationType<ViewParams & ViewResult>(
  'view/didChange',
  byName,
);

export interface ViewActParams extends ViewParams {
  /** As it stands in an action of the view. */
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/**
 * Client → host. A person has pressed something in a view: calls the method of that extension. `VIEW_ACTION_REFUSED` where the view shows
 * nothing that calls it.
 */
export const ViewActRequest = new RequestType<ViewActParams, unknown, ControlError>('view/act', byName);

/** Client → host. A person has unfolded a node: what its `load` answers, checked. */
export const ViewLoadRequest = new RequestType<
  ViewActParams,
  { readonly nodes: readonly ViewTreeNode[] },
  ControlError
>('view/load', byName);

export interface StatusBarActParams extends IdParams {
  readonly item: string;
}

/** Client → host. A person has pressed an item of the status bar: calls what the extension has said for it. */
export const StatusBarActRequest = new RequestType<StatusBarActParams, unknown, ControlError>(
  'statusBar/act',
  byName,
);
