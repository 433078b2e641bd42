import { placeOf } from '../base/place-of.js';
import { buildContributions } from '../contributions/contribution-registry.js';
import { type DiscoveryRequest, discover } from '../discovery/discover.js';
import { readIcon } from '../discovery/icon.js';
import type {
  BrokenExtension,
  DiscoveryResult,
  ExtensionDescription,
} from '../model/extension-description.js';
import type { Availability } from '../model/extension-state.js';
import type { Resolution } from '../resolution/resolution.js';
import { resolve } from '../resolution/resolve.js';

/** What is in the extension folders, and what can run: one value, taken anew after every change on disk. */
export interface Inventory {
  readonly found: DiscoveryResult;
  /** Ids of those that a person has switched off, and of those that are paused. */
  readonly disabled: ReadonlySet<string>;
  /** Ids of those that are off for a while, whatever the person has chosen. */
  readonly paused: ReadonlySet<string>;
  readonly resolution: Resolution;
  /** By id: `data:` URL of the icon. */
  readonly icons: ReadonlyMap<string, string>;
  /** What is odd but no error, in sentences, by id. */
  readonly warnings: readonly { readonly extensionId: string; readonly message: string }[];
}

/** Before the folders were looked at. */
export const emptyInventory: Inventory = {
  found: { extensions: [], broken: [], superseded: [] },
  disabled: new Set(),
  paused: new Set(),
  resolution: resolve({ extensions: [] }),
  icons: new Map(),
  warnings: [],
};

/** Scans the folders and decides who can run. Never fails. */
export async function takeInventory(
  request: DiscoveryRequest,
  switchedOff: ReadonlySet<string>,
  paused: ReadonlySet<string> = new Set(),
): Promise<Inventory> {
  const found = await discover(request);
  const disabled = new Set([...switchedOff, ...paused]);
  const icons = new Map<string, string>();
  const warnings: { extensionId: string; message: string }[] = [];
  for (const extension of found.extensions) {
    const { url, warning } = await readIcon(extension);
    if (url !== undefined) icons.set(extension.id, url);
    if (warning !== undefined) warnings.push({ extensionId: extension.id, message: warning });
  }
  for (const extension of found.superseded) {
    warnings.push({
      extensionId: extension.id,
      message: `Version ${extension.manifest.version} in ${extension.folder} is not used: a higher version is installed.`,
    });
  }
  return {
    found,
    disabled,
    paused,
    resolution: resolve({ extensions: found.extensions, broken: found.broken, disabled }),
    icons,
    warnings: [...warnings, ...buildContributions(found.extensions).warnings],
  };
}

/** An inventory in which some extensions are still those that run, whatever has become of their folders meanwhile. */
export function keepInForce(inventory: Inventory, kept: readonly ExtensionDescription[]): Inventory {
  if (kept.length === 0) return inventory;
  const { found, disabled } = inventory;
  const isKept = (id: string, folder: string) =>
    kept.some((extension) => extension.id === id || extension.folder === folder);
  const others = found.extensions.filter(({ id, folder }) => !isKept(id, folder));
  const broken = found.broken.filter(({ id, folder }) => !isKept(id, folder));
  const extensions = [...others, ...kept];
  return {
    ...inventory,
    found: { ...found, extensions, broken },
    resolution: resolve({ extensions, broken, disabled }),
  };
}

export function findExtension(inventory: Inventory, id: string): ExtensionDescription | undefined {
  return inventory.found.extensions.find((extension) => extension.id === id);
}

export function findBroken(inventory: Inventory, id: string): BrokenExtension | undefined {
  return inventory.found.broken.find((extension) => extension.id === id);
}

/** Ids of all that was found, sound or broken. */
export function idsOf(inventory: Inventory): readonly string[] {
  return [...inventory.found.extensions, ...inventory.found.broken].map((extension) => extension.id);
}

/** Where an extension lies, sound or broken. */
export function folderOf(inventory: Inventory, id: string): string | undefined {
  return (findExtension(inventory, id) ?? findBroken(inventory, id))?.folder;
}

/** The id of what lies in a folder, sound or broken. */
export async function idAt({ found }: Inventory, folder: string): Promise<string | undefined> {
  const place = await placeOf(folder);
  for (const extension of [...found.extensions, ...found.broken]) {
    if ((await placeOf(extension.folder)) === place) return extension.id;
  }
  return undefined;
}

/** Whether an extension can run, in the words of the control protocol. */
export function availabilityOf(inventory: Inventory, id: string): Availability {
  const broken = findBroken(inventory, id);
  if (broken) return { kind: 'invalid', error: broken.error };
  const resolution = inventory.resolution.extensions.get(id);
  if (resolution?.kind === 'disabled') return { kind: 'disabled' };
  if (resolution?.kind === 'unresolved') return { kind: 'unresolved', error: resolution.error.serialize() };
  return { kind: 'enabled' };
}
