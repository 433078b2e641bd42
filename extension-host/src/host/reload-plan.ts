import { type ExtensionHostError, toError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { availabilityOf, findExtension, type Inventory } from './inventory.js';
import type { ManagedExtension } from './managed-extension.js';

/**
 * What a reload does:
 * - `replace`: stops what there is, then starts what the folder holds now;
 * - `beside`: starts that beside the process that serves, and hands over to it;
 * - `keep`: nothing, for the folder holds nothing that could run; what serves goes on.
 */
export type ReloadPlan =
  | { readonly kind: 'replace' }
  | { readonly kind: 'beside'; readonly description: ExtensionDescription }
  | { readonly kind: 'keep'; readonly error: ExtensionHostError };

/** @param taken The folders as they are now. */
export function planReload(id: string, running: ManagedExtension | undefined, taken: Inventory): ReloadPlan {
  if (!running?.isActive) return { kind: 'replace' };
  const { folder } = running.description;
  const broken = taken.found.broken.find((one) => one.id === id || one.folder === folder);
  const found = findExtension(taken, id);
  const availability = availabilityOf(taken, found === undefined && broken ? broken.id : id);
  if ('error' in availability) return { kind: 'keep', error: toError(availability.error) };
  // Its folder is gone, or holds another extension by now; or it is switched off.
  if (found === undefined || availability.kind === 'disabled') return { kind: 'replace' };
  if (stopsFirst(found) || stopsFirst(running.description)) return { kind: 'replace' };
  return { kind: 'beside', description: found };
}

/** Whether an extension cannot live beside itself, for it holds a port or locks a file. */
function stopsFirst({ manifest }: ExtensionDescription): boolean {
  return manifest.restart.reload === 'stop-first';
}
