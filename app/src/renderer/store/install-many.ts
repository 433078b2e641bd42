import type { CopyProgress, InstallPreview, SerializedError } from '@plugo/extension-host/control';

/** How far one of several folders has got. */
export type InstallItemState =
  | { readonly kind: 'planned' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'installing'; readonly progress: CopyProgress | undefined }
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  /** Also what could not even be planned. */
  | { readonly kind: 'failed'; readonly error: SerializedError };

export interface InstallItem {
  readonly folder: string;
  readonly preview: InstallPreview | undefined;
  readonly chosen: boolean;
  readonly state: InstallItemState;
}

/** Several folders that are installed together. */
export interface InstallManyDialog {
  readonly kind: 'installMany';
  readonly stage: 'planning' | 'planned' | 'installing' | 'cancelling' | 'finished';
  /** In the order in which they are installed. */
  readonly items: readonly InstallItem[];
  /** Folders that were dropped meanwhile. */
  readonly waiting: readonly string[];
}

/** The dialog with one of its items in another state. */
export function withItem(
  dialog: InstallManyDialog,
  folder: string,
  change: Partial<Pick<InstallItem, 'chosen' | 'state'>>,
): InstallManyDialog {
  const items = dialog.items.map((item) => (item.folder === folder ? { ...item, ...change } : item));
  return { ...dialog, items };
}

/** How many there are in each state. */
export function countItems({ items }: InstallManyDialog): Readonly<Record<InstallItemState['kind'], number>> {
  const counts = { planned: 0, waiting: 0, installing: 0, done: 0, cancelled: 0, failed: 0 };
  for (const { state } of items) counts[state.kind] += 1;
  return counts;
}

/** Those that are to be installed. */
export function chosenOf({ items }: InstallManyDialog): readonly InstallItem[] {
  return items.filter(({ chosen, preview }) => chosen && preview !== undefined);
}
