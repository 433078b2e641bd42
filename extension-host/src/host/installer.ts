import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from 'semver';
import type { InstallPreview } from '../control/install-preview.js';
import { readIcon } from '../discovery/icon.js';
import { readExtension } from '../discovery/read-extension.js';
import { inspectFolder } from '../installation/inspect-folder.js';
import { type InstallRequest, installFolder } from '../installation/install-folder.js';
import { moveToTrash } from '../installation/move-to-trash.js';
import { toExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { Resolution } from '../resolution/resolution.js';
import { resolve } from '../resolution/resolve.js';
import { resolveWith } from '../resolution/resolve-with.js';
import { findExtension, type Inventory } from './inventory.js';

export interface InstallerOptions {
  readonly extensionsDirectory: string;
  readonly hostVersion: string;
}

/** Checks folders against what is installed, and copies them in. */
export class Installer {
  constructor(private readonly options: InstallerOptions) {}

  /** What a person is to see before they confirm; fails with what is wrong with the folder or its dependencies. */
  async preview(
    folder: string,
    inventory: Inventory,
    /** As it will be when what is installed before it is. */
    expected = inventory,
  ): Promise<InstallPreview> {
    const extension = await this.read(folder);
    const { files, bytes } = await inspectFolder(extension.folder);
    const dependencies = this.resolveWith(extension, expected).declaredBy(extension.id);
    const installed = findExtension(inventory, extension.id);
    const { url } = await readIcon(extension);
    const { manifest } = extension;
    return {
      folder: extension.folder,
      id: extension.id,
      displayName: manifest.displayName ?? manifest.name,
      publisher: manifest.publisher,
      version: manifest.version,
      description: manifest.description ?? '',
      kind: kindOf(manifest.version, installed?.manifest.version),
      dependencies: dependencies.map(({ id, range, optional, found }) => ({
        id,
        range,
        optional,
        found: found ?? '',
      })),
      permissions: manifest.permissions,
      runs: describeEntry(extension),
      files,
      size: bytes,
      ...(url === undefined ? {} : { icon: url }),
      ...(installed === undefined ? {} : { installedVersion: installed.manifest.version }),
    };
  }

  /** Reads a folder and makes sure that it could run with what is installed; `needs` are the ids it depends on. */
  async readChecked(
    folder: string,
    inventory: Inventory,
  ): Promise<{ readonly extension: ExtensionDescription; readonly needs: readonly string[] }> {
    const extension = await this.read(folder);
    return { extension, needs: this.resolveWith(extension, inventory).dependenciesOf(extension.id) };
  }

  /** Copies an extension in; other versions of it in the extensions directory are kept elsewhere, broken ones go. */
  install(
    extension: ExtensionDescription,
    inventory: Inventory,
    options: Pick<InstallRequest, 'signal' | 'onProgress' | 'beforeSwap'> & {
      /** Takes the folder of another version out of the extensions directory. */
      readonly keep: (version: string, folder: string) => Promise<void>;
    },
  ): Promise<ExtensionDescription> {
    const { keep, ...request } = options;
    const { extensions, superseded, broken } = inventory.found;
    const isOther = (other: Pick<ExtensionDescription, 'id' | 'origin'>) =>
      other.id === extension.id && other.origin === 'installed';
    const sound = [...superseded, ...extensions].filter(isOther);
    return this.copy(extension.folder, {
      ...request,
      replaces: [...broken.filter(isOther), ...sound].map(({ folder }) => folder),
      retire: async (folder) => {
        const version = sound.find((other) => other.folder === folder)?.manifest.version;
        if (version === undefined) await moveToTrash(folder, this.options.extensionsDirectory);
        else await keep(version, folder);
      },
    });
  }

  /**
   * Installs each sub-folder whose extension is not installed in any version; `failed` hears of each that cannot be.
   * @returns The folder from which each was copied, by id.
   */
  async installMissing(
    bundled: string,
    signal: AbortSignal,
    failed: (message: string) => void,
  ): Promise<ReadonlyMap<string, string>> {
    const installed = new Map<string, string>();
    const present = await readdir(this.options.extensionsDirectory).catch(() => []);
    const entries = await readdir(bundled, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    for (const source of folders.map(({ name }) => join(bundled, name)).sort()) {
      if (signal.aborted) return installed;
      try {
        const { id } = await this.read(source);
        if (present.some((name) => name.startsWith(`${id}-`))) continue;
        await this.copy(source, { signal });
        installed.set(id, source);
      } catch (error) {
        const { code, message } = toExtensionHostError(error);
        if (code !== 'MANIFEST_MISSING') failed(`The sample in ${source} was not installed: ${message}`);
      }
    }
    return installed;
  }

  /** @throws ExtensionHostError what is wrong with the folder */
  read(folder: string): Promise<ExtensionDescription> {
    return readExtension(folder, 'installed', this.options.hostVersion);
  }

  private copy(source: string, options: Partial<InstallRequest> = {}): Promise<ExtensionDescription> {
    return installFolder({
      source,
      extensionsDirectory: this.options.extensionsDirectory,
      verify: (staged) => readExtension(staged, 'installed', this.options.hostVersion),
      ...options,
    });
  }

  /** Dependencies that are installed but switched off are fine: installing switches them on. */
  private resolveWith(extension: ExtensionDescription, { found, resolution }: Inventory): Resolution {
    const { id } = extension;
    const others = found.extensions.filter((other) => other.id !== id);
    const needs = resolve({ extensions: [...others, extension] }).dependenciesOf(id);
    const disabled = others
      .map((other) => other.id)
      .filter((other) => resolution.extensions.get(other)?.kind === 'disabled' && !needs.includes(other));
    return resolveWith(extension, {
      extensions: found.extensions,
      broken: found.broken,
      disabled: new Set(disabled),
    });
  }
}

function kindOf(version: string, installed: string | undefined): InstallPreview['kind'] {
  if (installed === undefined) return 'install';
  return compare(version, installed) < 0 ? 'downgrade' : 'update';
}

function describeEntry({ manifest }: ExtensionDescription): string {
  if (manifest.main !== undefined) return manifest.main;
  const run = manifest.plugo?.run;
  if (!run) return '';
  const command =
    typeof run.command === 'string'
      ? run.command
      : (run.command[`${process.platform}-${process.arch}`] ?? '');
  return [command, ...run.args].join(' ');
}
