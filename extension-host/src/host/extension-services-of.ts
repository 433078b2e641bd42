import { mkdirSync } from 'node:fs';
import type { HealthReport, InitializeResult, StatusParams } from '@plugo/sdk/protocol';
import { displayNameOf, type ExtensionDescription } from '../model/extension-description.js';
import type { CallServices, ExtensionServices, ExtensionStorage } from '../model/extension-services.js';
import type { ProgressOwner } from '../notifications/progress-centre.js';
import { storagePaths } from '../storage/extension-storage.js';
import type { HostStores } from './host-stores.js';

/** What the host lends to the services of an extension. */
export interface ServiceContext {
  readonly stores: HostStores;
  readonly dataDirectory: string;
  readonly hostVersion: string;
  readonly statusChanged: (status: StatusParams) => void;
  readonly setView: ExtensionServices['setView'];
  readonly setStatusBarItem: ExtensionServices['setStatusBarItem'];
  readonly healthReported: (report: HealthReport) => void;
  /** Told the settings that a process got in its handshake. */
  readonly welcomed: (configuration: InitializeResult['configuration']) => void;
  readonly calls: CallServices;
  /** The work that the process shows. */
  readonly progress: ProgressOwner;
  readonly storage: ExtensionStorage;
}

/** What one extension can ask of the host, bound to its identity, so that it cannot speak for another. */
export function extensionServicesOf(
  extension: ExtensionDescription,
  context: ServiceContext,
): ExtensionServices {
  const { stores, dataDirectory, progress } = context;
  const { id, manifest } = extension;
  return {
    async welcome() {
      const storage = storagePaths(dataDirectory, id).folder;
      makeFolder(storage);
      const configuration = stores.configuration.valuesFor(extension);
      context.welcomed(configuration);
      return {
        host: { name: 'plugo', version: context.hostVersion },
        extension: { id, version: manifest.version, displayName: displayNameOf(extension) },
        configuration,
        permissions: manifest.permissions,
        paths: { extension: extension.folder, storage },
      };
    },
    log: ({ level, message }) => stores.log.append({ extensionId: id, source: 'log', level, message }),
    setStatus: context.statusChanged,
    setView: context.setView,
    setStatusBarItem: context.setStatusBarItem,
    reportHealth: context.healthReported,
    showNotification: async (params) => ({ notificationId: stores.notifications.post(id, params) }),
    beginProgress: async (params) => ({ progressId: progress.begin(params) }),
    reportProgress: (params) => progress.report(params),
    endProgress: ({ progressId }) => progress.end(progressId),
    ...context.calls,
    storage: context.storage,
  };
}

/** At once: the way through the thread pool would take ten times as long, and an extension is waiting. Where it fails, using the folder will tell. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // A file in its way, or a full disk.
  }
}
