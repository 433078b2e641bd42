import type { ViewContent, ViewTreeNode } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { CallParams } from '../control/messages.js';
import type { ViewActParams, ViewParams } from '../control/view-messages.js';
import { ExtensionHostError } from '../model/errors.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import { findExtension } from './inventory.js';

export interface ContributedViewsOptions {
  readonly fleet: Fleet;
  readonly clock: Clock;
  readonly call: (params: CallParams, signal: AbortSignal) => Promise<unknown>;
}

/** Milliseconds over which changes of one view are merged. */
const mergeFor = 100;

/** What extensions show in views of their own: opened by people, called through the host, and never in the name of another. */
export class ContributedViews implements Disposable {
  private readonly changes = new Emitter<ViewParams>();
  /** Views that have changed and were not told yet. */
  private readonly waiting = new Map<string, Disposable>();
  readonly onDidChange: Event<ViewParams> = this.changes.event;

  constructor(private readonly options: ContributedViewsOptions) {}

  contentOf({ id, view }: ViewParams): ViewContent | undefined {
    return this.options.fleet.find(id)?.board.contentOf(view);
  }

  /** Starts an extension that waits for this view; its state tells what becomes of that. @throws ExtensionHostError `VIEW_NOT_FOUND` */
  async open({ id, view }: ViewParams): Promise<void> {
    const { fleet } = this.options;
    await fleet.ready;
    const description = findExtension(fleet.inventory, id);
    if (!description) throw hostErrors.notInstalled(id);
    const { contributes, activationEvents } = description.manifest;
    if (!contributes.views.some((one) => one.id === view)) throw noView(id, view);
    const event = `onView:${view}`;
    const extension = fleet.find(id);
    const isAsleep = extension?.state.status === 'inactive' && !extension.startsWithHost;
    if (isAsleep && activationEvents.includes(event)) void fleet.start(id, event).catch(() => undefined);
  }

  /** @throws ExtensionHostError `VIEW_ACTION_REFUSED`, or why the call failed */
  act(action: ViewActParams, signal: AbortSignal): Promise<unknown> {
    const { id, view, command, arguments: args } = action;
    const board = this.options.fleet.find(id)?.board;
    if (!board?.canCall(view, command)) return Promise.reject(refused(action));
    return this.options.call({ id, method: command, arguments: args }, signal);
  }

  /** The children of a node. @throws ExtensionHostError as {@link act}, and `VIEW_INVALID` */
  async load(action: ViewActParams, signal: AbortSignal): Promise<readonly ViewTreeNode[]> {
    const result = await this.act(action, signal);
    const board = this.options.fleet.find(action.id)?.board;
    if (!board) throw refused(action);
    return board.addNodes(action.view, action.command, result);
  }

  /** @throws ExtensionHostError `VIEW_NOT_FOUND`, or why the call failed */
  async actOnItem(id: string, item: string, signal: AbortSignal): Promise<unknown> {
    const shown = this.options.fleet.find(id)?.board.itemOf(item);
    if (shown?.command === undefined) throw noView(id, item);
    return this.options.call({ id, method: shown.command, arguments: shown.arguments ?? [] }, signal);
  }

  /** To be told that a view may show something else. */
  changed(id: string, view: string): void {
    const name = `${id}/${view}`;
    if (this.waiting.has(name)) return;
    const timer = this.options.clock.after(mergeFor, () => {
      this.waiting.delete(name);
      this.changes.fire({ id, view });
    });
    this.waiting.set(name, timer);
  }

  dispose(): void {
    for (const timer of this.waiting.values()) timer.dispose();
    this.waiting.clear();
    this.changes.dispose();
  }
}

function noView(id: string, view: string): ExtensionHostError {
  return new ExtensionHostError(
    'VIEW_NOT_FOUND',
    `${id} shows nothing of the name ${JSON.stringify(view)}.`,
    {
      extensionId: id,
    },
  );
}

function refused({ id, view, command }: ViewActParams): ExtensionHostError {
  return new ExtensionHostError(
    'VIEW_ACTION_REFUSED',
    `${command} was not called: nothing that the view ${view} of ${id} shows now calls it.`,
    { extensionId: id },
  );
}
