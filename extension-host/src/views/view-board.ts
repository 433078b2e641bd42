import type { SetStatusBarParams, ViewContent } from '@plugo/sdk/protocol';
import { type Clock, systemClock } from '../base/clock.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { type CheckedView, checkNodes, checkView } from './check-view.js';

/** How often a process may set its views in a second: each is checked whole. */
const setsPerSecond = 30;

interface HeldView extends CheckedView {
  /** Beside those of the content: what nodes that were fetched later can call. */
  readonly fetched: Set<string>;
}

/** What a process shows in its views and in the status bar, for as long as it runs. Only what its manifest declares. */
export class ViewBoard {
  private readonly views = new Map<string, HeldView>();
  private readonly items = new Map<string, SetStatusBarParams>();

  private second = { since: 0, sets: 0 };

  constructor(
    private readonly extension: ExtensionDescription,
    private readonly clock: Clock = systemClock,
  ) {}

  /** @throws ExtensionHostError `VIEW_NOT_FOUND`, `VIEW_INVALID`, `BUSY`; what was shown before stays */
  setView(view: string, content: unknown): void {
    this.takePlace(view);
    this.requireDeclared('views', view);
    if (content === null) this.views.delete(view);
    else this.views.set(view, { ...checkView(this.extension.id, view, content), fetched: new Set() });
  }

  contentOf(view: string): ViewContent | undefined {
    return this.views.get(view)?.content;
  }

  /** Whether something that the view shows calls this: nothing else may be called in its name. */
  canCall(view: string, command: string): boolean {
    const held = this.views.get(view);
    return held !== undefined && (held.commands.has(command) || held.fetched.has(command));
  }

  /** Checks what a node has fetched, and lets its actions be called. @throws ExtensionHostError `VIEW_INVALID` */
  addNodes(view: string, command: string, value: unknown): ReturnType<typeof checkNodes>['nodes'] {
    const { nodes, commands } = checkNodes(this.extension.id, command, value);
    for (const one of commands) this.views.get(view)?.fetched.add(one);
    return nodes;
  }

  /** @throws ExtensionHostError `VIEW_NOT_FOUND` */
  setItem(shown: SetStatusBarParams): void {
    this.requireDeclared('statusBar', shown.item);
    if (shown.text === '' && shown.icon === undefined) this.items.delete(shown.item);
    else this.items.set(shown.item, shown);
  }

  itemOf(item: string): SetStatusBarParams | undefined {
    return this.items.get(item);
  }

  /** Its process has ended. @returns the ids of the views that showed something */
  clear(): readonly string[] {
    const shown = [...this.views.keys()];
    this.views.clear();
    this.items.clear();
    return shown;
  }

  private takePlace(view: string): void {
    const now = this.clock.monotonic();
    if (now - this.second.since >= 1_000) this.second = { since: now, sets: 0 };
    this.second.sets += 1;
    if (this.second.sets <= setsPerSecond) return;
    throw new ExtensionHostError(
      'BUSY',
      `The view ${view} was refused: views may be set ${setsPerSecond} times a second.`,
      { extensionId: this.extension.id, nextStep: 'Set it less often; people do not read faster.' },
    );
  }

  private requireDeclared(where: 'views' | 'statusBar', id: string): void {
    const declared = this.extension.manifest.contributes[where].map((one) => one.id);
    if (declared.includes(id)) return;
    const known = declared.length === 0 ? 'it declares none' : `it declares ${declared.join(', ')}`;
    throw new ExtensionHostError(
      'VIEW_NOT_FOUND',
      `${this.extension.id} has no ${where === 'views' ? 'view' : 'item in the status bar'} ${JSON.stringify(id)}: ${known}.`,
      { extensionId: this.extension.id },
    );
  }
}
