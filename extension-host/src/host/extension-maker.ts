import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { CallServices, ExtensionStorage } from '../model/extension-services.js';
import type { ExtensionState } from '../model/extension-state.js';
import type { NodeRuntime } from '../process/node-runtime.js';
import type { ProcessLauncher } from '../process/process-launcher.js';
import { FileExtensionStorage } from '../storage/extension-storage.js';
import { Supervisor } from '../supervision/supervisor.js';
import type { LaunchSettings } from '../supervision/supervisor-options.js';
import type { SupervisionTimings } from '../supervision/timings.js';
import { extensionServicesOf, type ServiceContext } from './extension-services-of.js';
import { ManagedExtension } from './managed-extension.js';
import { reportsOfChange } from './state-reports.js';

/** What all extensions share. */
export interface ExtensionMakerOptions
  extends Pick<ServiceContext, 'stores' | 'dataDirectory' | 'hostVersion'> {
  readonly runtime: NodeRuntime;
  readonly launcher: ProcessLauncher;
  readonly timings?: Partial<SupervisionTimings> | undefined;
  /** Settings of the host, read anew at each launch. */
  readonly settings: () => LaunchSettings;
  /** What an extension can ask of others, bound to its identity. */
  readonly callsOf: (caller: ExtensionDescription) => CallServices;
  /** Told of a file that had to be rebuilt. */
  readonly onProblem: (problem: ExtensionHostError) => void;
  /** Told whenever the state of an extension has changed. */
  readonly stateChanged: (extension: ManagedExtension) => void;
  /** Told whenever an extension has set its status line. */
  readonly statusChanged: (extension: ManagedExtension) => void;
}

/** Makes the supervisor of an extension, with the services bound to it, and listens to it. */
export class ExtensionMaker {
  /** One for each id, whatever its version: two writers of one file would lose each other's values. */
  private readonly storages = new Map<string, ExtensionStorage>();

  constructor(private readonly options: ExtensionMakerOptions) {}

  make(description: ExtensionDescription): ManagedExtension {
    const { options } = this;
    const { log, reports } = options.stores;
    const { id: extensionId } = description;
    let before: ExtensionState = { status: 'inactive' };
    const supervisor = new Supervisor({
      description,
      runtime: options.runtime,
      launcher: options.launcher,
      settings: options.settings,
      ...(options.timings === undefined ? {} : { timings: options.timings }),
      services: extensionServicesOf(description, {
        ...options,
        storage: this.storageOf(extensionId),
        statusChanged: (status) => {
          extension.statusLine = status.text === '' ? undefined : status;
          options.statusChanged(extension);
        },
        calls: options.callsOf(description),
      }),
      log: (level, message) => log.append({ extensionId, source: 'host', level, message }),
      onRefused: (message) => reports.add({ extensionId, code: 'CONNECTION_REFUSED', message }),
      onLine: (stream, message) => {
        const level = stream === 'stdout' ? 'info' : 'warning';
        log.append({ extensionId, source: stream, level, message });
      },
    });
    const extension = new ManagedExtension(description, supervisor);
    extension.resources.add(
      supervisor.onDidChangeState((now) => {
        for (const report of reportsOfChange(before, now, supervisor))
          reports.add({ extensionId, ...report });
        before = now;
        if (!extension.isActive) extension.statusLine = undefined;
        options.stateChanged(extension);
      }),
    );
    return extension;
  }

  private storageOf(extensionId: string): ExtensionStorage {
    const { dataDirectory, onProblem } = this.options;
    const storage =
      this.storages.get(extensionId) ?? new FileExtensionStorage({ dataDirectory, extensionId, onProblem });
    this.storages.set(extensionId, storage);
    return storage;
  }
}
