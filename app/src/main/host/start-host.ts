import { join } from 'node:path';
import { app, type MessagePortMain } from 'electron';
import type { HostProcessOptions } from '../../shared/host-process-messages.js';
import type { HostProcessStatus } from '../../shared/preload-api.js';
import { logDirectoryOf } from '../open-path.js';
import type { ResourcePaths } from '../resource-paths.js';
import { HostClients } from './host-clients.js';
import { HostProcessLog } from './host-process-log.js';
import { HostProcessSupervisor } from './host-process-supervisor.js';
import { launchHostProcess } from './launch-host-process.js';

/** The host process, watched, and the pages that talk to it. */
export interface Host {
  readonly supervisor: HostProcessSupervisor<MessagePortMain>;
  readonly clients: HostClients;
}

/** Starts the host process. It serves at once; its extensions wait for `supervisor.startExtensions()`. */
export function startHost(
  paths: ResourcePaths,
  dataDirectory: string,
  options: { readonly installSamples: boolean; readonly onStatus: (status: HostProcessStatus) => void },
): Host {
  const log = new HostProcessLog(join(logDirectoryOf(dataDirectory), 'host-process.log'), !app.isPackaged);
  const hostOptions: HostProcessOptions = {
    dataDirectory,
    hostVersion: app.getVersion(),
    sampleExtensions: paths.sampleExtensions,
    ...(options.installSamples ? { bundledExtensions: paths.sampleExtensions } : {}),
    launcherPath: paths.launcher,
    warmSpare: true,
    ...(paths.node === undefined ? {} : { nodePath: paths.node }),
  };
  const clients = new HostClients(() => supervisor);
  const supervisor = new HostProcessSupervisor<MessagePortMain>(
    () => launchHostProcess(paths.hostProcess, hostOptions, log, debuggerArguments()),
    {
      onStatus: (status) => {
        clients.tellStatus(status);
        options.onStatus(status);
      },
      onStarted: () => clients.reconnect(),
    },
  );
  supervisor.start();
  return { supervisor, clients };
}

/** `PLUGO_INSPECT_HOST=9230 npm start` lets a debugger into the host process of an unpackaged app. */
function debuggerArguments(): readonly string[] {
  const port = process.env.PLUGO_INSPECT_HOST;
  return port && /^\d{1,5}$/.test(port) && !app.isPackaged ? [`--inspect=127.0.0.1:${port}`] : [];
}
