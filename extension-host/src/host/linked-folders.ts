import { placeOf } from '../base/place-of.js';
import { extensionFoldersIn } from '../discovery/extension-folders-in.js';
import type { InstalledStateStore } from '../installation/installed-state.js';

/** The folders that are run in place: those named when the host was made, and those it remembers. */
export class LinkedFolders {
  /** Of those named when the host was made; they are back when it is made again. Links resolved. */
  private readonly forgotten = new Set<string>();

  constructor(
    private readonly named: readonly string[],
    private readonly installed: InstalledStateStore,
  ) {}

  async list(): Promise<readonly string[]> {
    const named = (await Promise.all(this.named.map(extensionFoldersIn))).flat();
    const all = [...this.installed.state.linkedFolders, ...named];
    const places = await Promise.all(all.map(placeOf));
    return all.filter((_, index) => !this.forgotten.has(places[index] ?? ''));
  }

  /**
   * Runs a folder no longer; the folder itself stays.
   * @throws ExtensionHostError `DATA_UNWRITABLE`; it is forgotten all the same until the host ends.
   */
  async forget(folder: string): Promise<void> {
    const place = await placeOf(folder);
    this.forgotten.add(place);
    const { linkedFolders } = this.installed.state;
    const places = await Promise.all(linkedFolders.map(placeOf));
    const gone = new Set(linkedFolders.filter((_, index) => places[index] === place));
    if (gone.size === 0) return;
    await this.installed.update((state) => ({
      ...state,
      linkedFolders: state.linkedFolders.filter((linked) => !gone.has(linked)),
    }));
  }

  /**
   * Runs a folder again that was forgotten.
   * @throws ExtensionHostError `DATA_UNWRITABLE`; it is run all the same until the host ends.
   */
  async remember(folder: string): Promise<void> {
    const place = await placeOf(folder);
    this.forgotten.delete(place);
    const named = await Promise.all((await this.list()).map(placeOf));
    if (named.includes(place)) return;
    await this.installed.update((state) => ({ ...state, linkedFolders: [...state.linkedFolders, folder] }));
  }
}
