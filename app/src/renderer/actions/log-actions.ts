import { hostLogId, type LogEntry } from '@plugo/extension-host/control';
import type { ExportFile, PreloadApi } from '../../shared/preload-api.js';
import { type LogCommand, LogCommands } from '../logs/log-commands.js';
import { everyLine, type LogViewFilter } from '../logs/log-filter.js';
import type { SourceLink } from '../logs/source-links.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';

export interface LogActions {
  setLogFilter(filter: Partial<LogViewFilter>): void;
  /** Opens the log with the lines of one extension. */
  showLogOf(extensionId: string): void;
  /** Makes the log do something; opens it where it is not shown. */
  inLog(command: LogCommand): void;
  /** Returns how to stop listening. */
  onLogCommand(listener: (command: LogCommand) => void): () => void;
  openLogFile(extensionId: string | undefined): Promise<void>;
  /** Opens the place in a file that a line names. */
  openSource(line: LogEntry, link: SourceLink): void;
  /** Lets the person choose where the log is written to; undefined when they cancel. */
  chooseExportFile(): Promise<ExportFile | undefined>;
  /** Says a sentence above the views. */
  tell(message: string): void;
}

export function logActions(store: AppStore, client: HostClient, plugo: PreloadApi): LogActions {
  const commands = new LogCommands();
  const tell = (message: string | undefined) => message !== undefined && store.setState({ message });
  return {
    setLogFilter: (filter) => store.setState((state) => ({ logFilter: { ...state.logFilter, ...filter } })),
    showLogOf: (extensionId) =>
      store.setState({ logOpen: true, logFilter: { ...everyLine, extensionIds: [extensionId] } }),
    inLog(command) {
      if (store.getState().view !== 'logs') store.setState({ logOpen: true });
      commands.perform(command);
    },
    onLogCommand: (listener) => commands.listen(listener),
    async openLogFile(extensionId = hostLogId) {
      try {
        tell(await plugo.openPath(await client.logFile(extensionId)));
      } catch (thrown) {
        tell(toSerializedError(thrown).message);
      }
    },
    openSource({ extensionId }, { path, line, column }) {
      const folder = store.getState().extensions[extensionId]?.folder;
      const place = { path: fullPath(path, folder), line, ...(column === undefined ? {} : { column }) };
      void plugo.openSource(place).then(tell);
    },
    chooseExportFile: () => plugo.chooseExportFile(),
    tell,
  };
}

/** Extensions run in their own folder, so that is where relative names begin. */
function fullPath(path: string, folder: string | undefined): string {
  const isAbsolute = /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
  if (isAbsolute || folder === undefined) return path;
  return `${folder}${folder.includes('\\') ? '\\' : '/'}${path.replace(/^\.[\\/]/, '')}`;
}
