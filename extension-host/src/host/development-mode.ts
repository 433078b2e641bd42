import { systemClock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import { describeSystemError, systemErrorCode } from '../base/system-error.js';
import { FolderWatcher } from '../development/folder-watcher.js';
import type { InstalledStateStore } from '../installation/installed-state.js';
import { toExtensionHostError } from '../model/errors.js';
import type { BrokenExtension, ExtensionDescription } from '../model/extension-description.js';
import type { Reporter } from '../model/reports.js';
import { emptyInventory, type Inventory } from './inventory.js';

export interface DevelopmentModeOptions {
  /** Whether linked folders are watched unless a person said otherwise. */
  readonly watchesLinked: boolean;
  readonly installed: InstalledStateStore;
  readonly reload: (id: string) => Promise<void>;
  readonly log: (extensionId: string, level: 'info' | 'warning' | 'error', message: string) => void;
  readonly report: Reporter;
  /** Told when an extension is watched now, or is not any more. */
  readonly changed: (id: string) => void;
}

type Found = ExtensionDescription | BrokenExtension;

interface Watch {
  /** Of what lies in the folder, as long as its manifest can be read. */
  id: string;
  readonly watcher: FolderWatcher;
  /** When it was reloaded lately, on the monotonic clock. */
  reloads: readonly number[];
}

/** So many reloads … */
const reloadLimit = 10;
/** … within this time (ms), and the next ones come this much (ms) after a change: it may be the extension itself that writes. */
const reloadWindow = 60_000;
const slowQuietTime = 10_000;
const quietTime = 200;

/** Reloads extensions when a file in their folder was saved. */
export class DevelopmentMode implements Disposable {
  /** By folder: its id may change, or be unknown while its manifest is broken. */
  private readonly watches = new Map<string, Watch>();
  private inventory: Inventory = emptyInventory;

  constructor(private readonly options: DevelopmentModeOptions) {}

  isWatched(id: string): boolean {
    return [...this.watches.values()].some((watch) => watch.id === id);
  }

  /** To be told whenever the folders were looked at. */
  inventoryTaken(inventory: Inventory): void {
    this.inventory = inventory;
    this.sync();
  }

  /** Switches the watching of one extension on or off, for good. Rejects where that cannot be written down. */
  async setWatched(id: string, on: boolean): Promise<void> {
    const stored = this.options.installed.update((state) => ({
      ...state,
      watched: { ...state.watched, [id]: on },
    }));
    this.sync();
    await stored;
  }

  dispose(): void {
    for (const { watcher } of this.watches.values()) watcher.dispose();
    this.watches.clear();
  }

  private sync(): void {
    const { extensions, broken } = this.inventory.found;
    const wanted = new Map<string, Found>();
    for (const found of [...extensions, ...broken]) if (this.isWanted(found)) wanted.set(found.folder, found);
    for (const [folder, watch] of [...this.watches]) if (!wanted.has(folder)) this.end(folder, watch);
    for (const [folder, { id }] of wanted) this.begin(folder, id);
  }

  private isWanted({ id, folder, origin }: Found): boolean {
    const { watchesLinked, installed } = this.options;
    const known = installed.state.watched;
    // While its manifest is broken it has no id of its own.
    const said = known[id] ?? known[this.watches.get(folder)?.id ?? ''];
    return said ?? (watchesLinked && origin === 'linked');
  }

  private begin(folder: string, id: string): void {
    const present = this.watches.get(folder);
    if (present) {
      if (!id.startsWith('folder:')) present.id = id;
      return;
    }
    const watch: Watch = { id, reloads: [], watcher: this.watcherOf(folder) };
    this.watches.set(folder, watch);
    this.options.report({
      extensionId: id,
      code: 'WATCHED',
      message: `Its folder ${folder} is watched: it is reloaded when a file is saved.`,
    });
    this.options.changed(id);
  }

  private end(folder: string, { id, watcher }: Watch): void {
    watcher.dispose();
    this.watches.delete(folder);
    this.options.report({
      extensionId: id,
      code: 'UNWATCHED',
      message: 'Its folder is not watched any more.',
    });
    this.options.changed(id);
  }

  private watcherOf(folder: string): FolderWatcher {
    const id = () => this.watches.get(folder)?.id ?? '';
    return new FolderWatcher({
      folder,
      clock: systemClock,
      onSaved: (files) => void this.saved(folder, files),
      onError: (error) => this.failed(id(), folder, error),
      onGone: () => this.options.log(id(), 'warning', `${folder} is gone; when it is back, it is reloaded.`),
      quietTime: () => (this.isTooOften(folder) ? slowQuietTime : quietTime),
    });
  }

  private async saved(folder: string, files: readonly string[]): Promise<void> {
    const watch = this.watches.get(folder);
    if (!watch) return;
    this.count(folder, watch);
    const { log } = this.options;
    const what = reasonOf(files);
    const id = this.idAt(folder) ?? watch.id;
    try {
      await this.options.reload(id);
      log(watch.id, 'info', `Reloaded because ${what}.`);
    } catch (thrown) {
      const { code, message } = toExtensionHostError(thrown);
      // Its manifest was broken and can be read again, so it has its own id again.
      const isMended = id !== watch.id && this.idAt(folder) === watch.id;
      if (isMended) log(watch.id, 'info', `Reloaded because ${what}.`);
      // The reload has told why.
      else if (code === 'RELOAD_FAILED') log(watch.id, 'error', `Not reloaded though ${what}.`);
      else log(watch.id, 'error', `Not reloaded though ${what}: ${message}`);
    }
  }

  private idAt(folder: string): string | undefined {
    const { extensions, broken } = this.inventory.found;
    return [...extensions, ...broken].find((found) => found.folder === folder)?.id;
  }

  private count(folder: string, watch: Watch): void {
    const now = systemClock.monotonic();
    const wasTooOften = this.isTooOften(folder);
    watch.reloads = [...watch.reloads.filter((at) => now - at < reloadWindow), now];
    if (wasTooOften || !this.isTooOften(folder)) return;
    this.options.report({
      extensionId: watch.id,
      code: 'WATCH_FAILED',
      message: `It was reloaded ${watch.reloads.length} times within a minute, so changes are waited for longer now.`,
      nextStep: 'If it writes files into its own folder, let it write to context.paths.storage.',
    });
  }

  private isTooOften(folder: string): boolean {
    const now = systemClock.monotonic();
    const recent = this.watches.get(folder)?.reloads.filter((at) => now - at < reloadWindow) ?? [];
    return recent.length >= reloadLimit;
  }

  private failed(extensionId: string, folder: string, error: Error): void {
    const message = `${folder} cannot be watched as it should: ${describeSystemError(error)}.`;
    this.options.log(extensionId, 'warning', message);
    const nextStep = nextSteps[systemErrorCode(error) ?? ''];
    this.options.report({
      extensionId,
      code: 'WATCH_FAILED',
      message,
      ...(nextStep === undefined ? {} : { nextStep }),
    });
  }
}

const tooManyFiles =
  'It is looked at every second meanwhile. Close programs that watch many files, or raise the limit of open files (ulimit -n).';
const nextSteps: Readonly<Record<string, string>> = {
  ENOSPC:
    'It is looked at every second meanwhile. Raise the limit of the system: sudo sysctl fs.inotify.max_user_watches=524288.',
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
};

function reasonOf(files: readonly string[]): string {
  const [first = 'its folder', ...more] = files;
  return more.length === 0 ? `${first} changed` : `${first} and ${more.length} more changed`;
}
