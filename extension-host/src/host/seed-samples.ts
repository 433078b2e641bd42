import type { InstalledStateStore } from '../installation/installed-state.js';
import type { Installer } from './installer.js';

export interface SeedRequest {
  /** Folder whose sub-folders are installed. */
  readonly bundled: string;
  readonly installed: InstalledStateStore;
  readonly installer: Installer;
  readonly signal: AbortSignal;
  /** Told of each that could not be installed, in a sentence. */
  readonly failed: (message: string) => void;
}

/**
 * Installs the bundled extensions, once for a data directory: what a person uninstalled does not come back. Where the host
 * ended in the middle, the next one installs the rest.
 * @throws ExtensionHostError `DATA_UNWRITABLE` when it cannot be remembered
 */
export async function seedSamples(request: SeedRequest): Promise<void> {
  const { bundled, installed, installer, signal, failed } = request;
  if (installed.state.samplesSeeded) return;
  const sources = await installer.installMissing(bundled, signal, failed);
  const now = Date.now();
  const records = [...sources].map(
    ([id, source]) => [id, { source, installedAt: now, changedAt: now }] as const,
  );
  await installed.update((state) => ({
    ...state,
    samplesSeeded: state.samplesSeeded || !signal.aborted,
    installations: { ...state.installations, ...Object.fromEntries(records) },
  }));
}
