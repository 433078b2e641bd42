import type { CrashFacts } from '../model/crash-report.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { CallServices, ExtensionStorage } from '../model/extension-services.js';
import type { ExtensionState } from '../model/extension-state.js';
import type { ReportCode } from '../model/reports.js';
import type { NodeRuntime } from '../process/node-runtime.js';
import type { ProcessLauncher } from '../process/process-launcher.js';
import { FileExtensionStorage } from '../storage/extension-storage.js';
import { Supervisor } from '../supervision/supervisor.js';
import type { LaunchSettings } from '../supervision/supervisor-options.js';
import type { SupervisionTimings } from '../supervision/timings.js';
import type { TrafficRecorder } from '../traffic/traffic-recorder.js';
import type { CrashRecorder } from './crash-recorder.js';
import { extensionServicesOf, type ServiceContext } from './extension-services-of.js';
import type { HostMetrics } from './host-metrics.js';
import { ManagedExtension, type Role } from './managed-extension.js';
import { reportOfHealth, reportsOfChange } from './state-reports.js';

/** What all extensions share. */
export interface ExtensionMakerOptions
  extends Pick<ServiceContext, 'stores' | 'dataDirectory' | 'hostVersion'> {
  readonly runtime: NodeRuntime;
  readonly launcher: ProcessLauncher;
  readonly crashes: CrashRecorder;
  readonly traffic: TrafficRecorder;
  readonly timings?: Partial<SupervisionTimings> | undefined;
  /** Settings of the host, read anew at each launch. */
  readonly settings: () => LaunchSettings;
  /** What an extension can ask of others, bound to its identity. */
  readonly callsOf: (caller: ExtensionDescription) => CallServices;
  /** Told of a file that had to be rebuilt. */
  readonly onProblem: (problem: ExtensionHostError) => void;
  readonly metrics: HostMetrics;
  /** Told whenever the state of an extension has changed. */
  readonly stateChanged: (extension: ManagedExtension) => void;
  /** Told whenever an extension says something else of its health than before. */
  readonly healthChanged: (extension: ManagedExtension) => void;
  /** Told whenever an extension has set its status line. */
  readonly statusChanged: (extension: ManagedExtension) => void;
  /** Told whenever a view of an extension shows something else. */
  readonly viewChanged: (extension: ManagedExtension, view: string) => void;
}

const endings: ReadonlySet<ReportCode> = new Set<ReportCode>(['STOPPED', 'GAVE_UP', 'SILENT', 'ANSWERING']);

/** While an extension has two processes, the log tells which one is meant. */
const whichProcess: Readonly<Record<Role, string>> = {
  preparing: 'New process: ',
  serving: '',
  retiring: 'Process before: ',
};

/** Makes the supervisor of an extension, with the services bound to it, and listens to it. */
export class ExtensionMaker {
  /** One for each id, whatever its version: two writers of one file would lose each other's values. */
  private readonly storages = new Map<string, ExtensionStorage>();

  constructor(private readonly options: ExtensionMakerOptions) {}

  make(description: ExtensionDescription, role: Role = 'serving'): ManagedExtension {
    const { options } = this;
    const { log, reports } = options.stores;
    const { id: extensionId } = description;
    let before: ExtensionState = { status: 'inactive' };
    let facts: CrashFacts | undefined;
    const { tap, end } = options.traffic.open(extensionId);
    const progress = options.stores.progress.ownedBy(extensionId, (progressId) =>
      supervisor.notifyProgressCancelled({ progressId }),
    );
    const supervisor: Supervisor = new Supervisor({
      description,
      runtime: options.runtime,
      launcher: options.launcher,
      settings: options.settings,
      transportMemory: options.stores.transports.of(extensionId, description.manifest.version),
      ...(options.timings === undefined ? {} : { timings: options.timings }),
      services: extensionServicesOf(description, {
        ...options,
        storage: this.storageOf(extensionId),
        statusChanged: (status) => {
          extension.statusLine = status.text === '' ? undefined : status;
          options.statusChanged(extension);
        },
        setView: (view, content) => {
          try {
            extension.board.setView(view, content);
          } catch (error) {
            log.append({ extensionId, source: 'host', level: 'warning', message: (error as Error).message });
            throw error;
          }
          options.viewChanged(extension, view);
        },
        setStatusBarItem: (shown) => {
          extension.board.setItem(shown);
          options.statusChanged(extension);
        },
        calls: options.callsOf(description),
        progress,
        healthReported: (report) => supervisor.health.take(report),
        welcomed: (configuration) => extension.welcomedWith(configuration),
      }),
      tap,
      meter: options.metrics.callMeterOf(extensionId),
      onStartup: (startup) => options.metrics.startups.add(startup),
      mayRestart: () => extension.role === 'serving',
      log: (level, text) => {
        const message = `${whichProcess[extension.role]}${text}`;
        log.append({ extensionId, source: 'host', level, message });
      },
      onCrash: (given) => {
        facts = given;
      },
      onRefused: (message) => reports.add({ extensionId, code: 'CONNECTION_REFUSED', message }),
      onLine: (stream, message) => {
        const level = stream === 'stdout' ? 'info' : 'warning';
        log.append({ extensionId, source: stream, level, message });
      },
    });
    const extension = new ManagedExtension(description, supervisor, role);
    extension.resources.add(end);
    extension.resources.add(
      supervisor.onDidChangeState((now) => {
        if (now.status === 'starting') log.beginRun(extensionId);
        const crash = facts && options.crashes.record(description, facts, now);
        facts = undefined;
        if (crash) extension.crashReport = crash.file;
        for (const report of reportsOfChange(before, now, supervisor)) {
          // That one process of two has ended, or will not be, is no news of the extension.
          if (extension.role === 'serving' || !endings.has(report.code))
            reports.add({ extensionId, ...report, crash: crash?.name });
        }
        before = now;
        if (!extension.isActive) extension.statusLine = undefined;
        // It may well show what it does while it activates.
        if (!extension.isActive && now.status !== 'activating') progress.endAll();
        if (!extension.isActive && now.status !== 'activating')
          for (const view of extension.board.clear()) options.viewChanged(extension, view);
        options.stateChanged(extension);
      }),
    );
    extension.resources.add(
      supervisor.health.onDidChange(({ health, isNewStatus }) => {
        if (isNewStatus && extension.role === 'serving')
          reports.add({ extensionId, ...reportOfHealth(health) });
        options.healthChanged(extension);
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
