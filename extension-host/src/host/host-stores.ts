import { join } from 'node:path';
import { systemClock } from '../base/clock.js';
import { ConfigurationStore } from '../contributions/configuration-store.js';
import { SettingsFile } from '../contributions/settings-file.js';
import { InstalledStateStore } from '../installation/installed-state.js';
import { LogService } from '../logging/log-service.js';
import { NotificationCentre } from '../notifications/notification-centre.js';
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
  readonly notifications: NotificationCentre;
  readonly reports: ReportJournal;
  readonly crashes: CrashStore;
}

/** Opens the stores. Never fails: what is wrong with a file becomes a problem of the host. */
export async function openStores(options: ExtensionHostOptions, problems: Problems): Promise<HostStores> {
  const { dataDirectory } = options;
  const log = new LogService({
    directory: join(dataDirectory, 'logs'),
    clock: systemClock,
    onProblem: problems.addUnlessKnown,
    ...(options.logLinesPerSecond === undefined ? {} : { linesPerSecond: options.logLinesPerSecond }),
  });
  const installed = await InstalledStateStore.open(dataDirectory);
  const settings = await SettingsFile.open(dataDirectory);
  for (const problem of [...installed.problems, ...settings.problems]) problems.add(problem);
  return {
    extensionsDirectory: join(dataDirectory, 'extensions'),
    installed,
    settings,
    configuration: new ConfigurationStore(settings),
    transports: await TransportMemories.open(dataDirectory, problems.addUnlessKnown),
    log,
    notifications: new NotificationCentre({
      clock: systemClock,
      onDropped: (extensionId, message) =>
        log.append({ extensionId, source: 'host', level: 'warning', message }),
    }),
    crashes: new CrashStore(join(dataDirectory, 'crashes')),
    reports: new ReportJournal({
      directory: join(dataDirectory, 'reports'),
      clock: systemClock,
      onProblem: problems.addUnlessKnown,
    }),
  };
}
