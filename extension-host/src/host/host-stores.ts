import { join } from 'node:path';
import { systemClock } from '../base/clock.js';
import { ConfigurationStore } from '../contributions/configuration-store.js';
import { SecretsFile } from '../contributions/secrets-file.js';
import { SettingsFile } from '../contributions/settings-file.js';
import { InstalledStateStore } from '../installation/installed-state.js';
import { Trash } from '../installation/trash.js';
import { VersionStore } from '../installation/version-store.js';
import { LogService } from '../logging/log-service.js';
import { LogViews } from '../logging/view/log-views.js';
import { MutedExtensions } from '../notifications/muted-extensions.js';
import { NotificationCentre } from '../notifications/notification-centre.js';
import { ProgressCentre } from '../notifications/progress-centre.js';
import { CrashStore } from '../reports/crash-store.js';
import { ReportJournal } from '../reports/report-journal.js';
import type { ExtensionHostOptions } from './host-options.js';
import type { Problems } from './problems.js';
import { TransportMemories } from './transport-memories.js';

/** Everything the host keeps: in files of the data directory, or in memory where those cannot be written. */
export interface HostStores {
  readonly extensionsDirectory: string;
  readonly installed: InstalledStateStore;
  readonly settings: SettingsFile;
  readonly configuration: ConfigurationStore;
  readonly transports: TransportMemories;
  readonly log: LogService;
  readonly logViews: LogViews;
  readonly notifications: NotificationCentre;
  readonly muted: MutedExtensions;
  readonly progress: ProgressCentre;
  readonly reports: ReportJournal;
  readonly crashes: CrashStore;
  /** Versions before the ones in force. */
  readonly versions: VersionStore;
  readonly trash: Trash;
}

/** Opens the stores. Never fails: what is wrong with a file becomes a problem of the host. */
export async function openStores(options: ExtensionHostOptions, problems: Problems): Promise<HostStores> {
  const { dataDirectory } = options;
  const logDirectory = { directory: join(dataDirectory, 'logs'), clock: systemClock };
  const log = new LogService({
    ...logDirectory,
    onProblem: problems.addUnlessKnown,
    ...(options.logLinesPerSecond === undefined ? {} : { linesPerSecond: options.logLinesPerSecond }),
  });
  const installed = await InstalledStateStore.open(dataDirectory);
  const settings = await SettingsFile.open(dataDirectory);
  const secrets = await SecretsFile.open(dataDirectory);
  for (const problem of [...installed.problems, ...settings.problems, ...secrets.problems])
    problems.add(problem);
  const muted = new MutedExtensions({
    read: () => installed.state.muted,
    write: (ids) => installed.update((state) => ({ ...state, muted: ids })),
  });
  const whatIsShown = {
    clock: systemClock,
    isMuted: (extensionId: string) => muted.isMuted(extensionId),
    onDropped: (extensionId: string, message: string) =>
      log.append({ extensionId, source: 'host', level: 'warning', message }),
  };
  return {
    extensionsDirectory: join(dataDirectory, 'extensions'),
    installed,
    settings,
    configuration: new ConfigurationStore(settings, secrets),
    transports: await TransportMemories.open(dataDirectory, problems.addUnlessKnown),
    log,
    logViews: new LogViews({ ...logDirectory, ...eventsOf(log) }),
    notifications: new NotificationCentre({
      ...whatIsShown,
      onHeldBack: (extensionId) => muted.countHeldBack(extensionId),
    }),
    muted,
    progress: new ProgressCentre(whatIsShown),
    versions: new VersionStore(join(dataDirectory, 'versions')),
    trash: new Trash(join(dataDirectory, 'trash')),
    crashes: new CrashStore(join(dataDirectory, 'crashes')),
    reports: new ReportJournal({
      directory: join(dataDirectory, 'reports'),
      clock: systemClock,
      onProblem: problems.addUnlessKnown,
    }),
  };
}

function eventsOf({ onWritten, onUnwritten, onRotated }: LogService) {
  return { onWritten, onUnwritten, onRotated };
}
