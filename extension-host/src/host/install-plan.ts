import type { PlannedFolder } from '../control/installation-views.js';
import { extensionFoldersIn } from '../discovery/extension-folders-in.js';
import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { resolve } from '../resolution/resolve.js';
import type { Installer } from './installer.js';
import type { Inventory } from './inventory.js';

/**
 * What each of several folders is, or why it cannot be installed, given that the others are. Those come first that others need. A
 * folder of extension folders stands for all in it. Never fails.
 */
export async function planInstallation(
  folders: readonly string[],
  inventory: Inventory,
  installer: Installer,
): Promise<readonly PlannedFolder[]> {
  const all = [...new Set((await Promise.all(folders.map(extensionFoldersIn))).flat())];
  const sound: ExtensionDescription[] = [];
  const refused: PlannedFolder[] = [];
  for (const folder of all) {
    try {
      const extension = await installer.read(folder);
      const twin = sound.find(({ id }) => id === extension.id);
      if (twin) throw sameExtension(twin, extension);
      sound.push(extension);
    } catch (thrown) {
      refused.push({ folder, error: toExtensionHostError(thrown).serialize() });
    }
  }
  const planned = await Promise.all(
    inOrder(sound, withAll(inventory, sound)).map(async ({ id, folder }): Promise<PlannedFolder> => {
      // With the others, and without itself: what its version would break is to be found.
      const expected = withAll(
        inventory,
        sound.filter((other) => other.id !== id),
      );
      try {
        return { folder, preview: await installer.preview(folder, inventory, expected) };
      } catch (thrown) {
        return { folder, error: toExtensionHostError(thrown).serialize() };
      }
    }),
  );
  return [...planned, ...refused];
}

/** The inventory as it would be with all of them installed. */
function withAll(inventory: Inventory, added: readonly ExtensionDescription[]): Inventory {
  const ids = new Set(added.map(({ id }) => id));
  const extensions = [...inventory.found.extensions.filter(({ id }) => !ids.has(id)), ...added];
  const broken = inventory.found.broken.filter(({ id }) => !ids.has(id));
  const disabled = new Set([...inventory.disabled].filter((id) => !ids.has(id)));
  const found = { ...inventory.found, extensions, broken };
  return { ...inventory, found, disabled, resolution: resolve({ extensions, broken, disabled }) };
}

/** Those first that others need; those that cannot be resolved last. */
function inOrder(
  extensions: readonly ExtensionDescription[],
  { resolution }: Inventory,
): readonly ExtensionDescription[] {
  const waveOf = ({ id }: ExtensionDescription) => {
    const wave = resolution.waves.findIndex((ids) => ids.includes(id));
    return wave < 0 ? resolution.waves.length : wave;
  };
  return extensions.toSorted((a, b) => waveOf(a) - waveOf(b));
}

function sameExtension(
  first: ExtensionDescription,
  { id, folder }: ExtensionDescription,
): ExtensionHostError {
  return new ExtensionHostError(
    'DUPLICATE_ID',
    `Both ${first.folder} and ${folder} hold ${id}; install one of them.`,
    {
      extensionId: id,
      data: { folders: [first.folder, folder] },
    },
  );
}
