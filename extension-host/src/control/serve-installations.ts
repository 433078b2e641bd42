import type { MessageConnection } from 'vscode-jsonrpc';
import { z } from 'zod';
import { systemClock } from '../base/clock.js';
import type { CopyProgress } from '../model/copy-progress.js';
import { handle, nothing, tell } from './handle.js';
import type { HostControl } from './host-control.js';
import * as messages from './installation-messages.js';
import { InstallFolderRequest } from './messages.js';

const id = z.string().min(1).max(200);
const folder = z.string().min(1).max(4096);
const parameters = {
  none: z.unknown(),
  id: z.object({ id }),
  version: z.object({ id, version: z.string().min(1).max(100) }),
  install: z.object({ folder, progressToken: z.union([z.number(), z.string().max(200)]).exactOptional() }),
  plan: z.object({ folders: z.array(folder).min(1).max(1_000) }),
  undo: z.object({ undoId: z.string().min(1).max(100) }),
};

/** Milliseconds between two reports of progress; many small files are copied in one. */
const progressInterval = 50;

/** Installing with progress, updates, versions, undo, and what is on disk. */
export function serveInstallations(host: HostControl, connection: MessageConnection): void {
  const { installations } = host;
  handle(
    connection,
    InstallFolderRequest,
    parameters.install,
    async ({ folder: from, progressToken }, signal) => ({
      id: await host.installFolder(from, signal, progressTeller(connection, progressToken)),
    }),
  );
  handle(connection, messages.PlanInstallationRequest, parameters.plan, async ({ folders }) => ({
    folders: await installations.plan(folders),
  }));
  handle(connection, messages.CheckUpdatesRequest, parameters.none, () =>
    nothing(installations.checkUpdates()),
  );
  handle(connection, messages.ReadmeRequest, parameters.id, (params) => installations.readme(params.id));
  handle(connection, messages.SizeRequest, parameters.id, (params) => installations.size(params.id));
  handle(connection, messages.PermissionUsesRequest, parameters.id, (params) => ({
    uses: installations.permissionUses(params.id),
  }));
  handle(connection, messages.VersionListRequest, parameters.id, async (params) => ({
    versions: await installations.versions(params.id),
  }));
  handle(connection, messages.VersionUseRequest, parameters.version, (params, signal) =>
    nothing(installations.useVersion(params.id, params.version, signal)),
  );
  handle(connection, messages.VersionDeleteRequest, parameters.version, (params) =>
    nothing(installations.deleteVersion(params.id, params.version)),
  );
  handle(connection, messages.UndoListRequest, parameters.none, () => ({ undos: installations.undos }));
  handle(connection, messages.UndoRequest, parameters.undo, ({ undoId }) =>
    nothing(installations.undo(undoId)),
  );
}

function progressTeller(
  connection: MessageConnection,
  token: number | string | undefined,
): ((progress: CopyProgress) => void) | undefined {
  if (token === undefined) return undefined;
  let last = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = systemClock.monotonic();
    const isWhole = progress.files === progress.totalFiles;
    if (!isWhole && now - last < progressInterval) return;
    last = now;
    tell(connection, messages.InstallProgressNotification, { token, progress });
  };
}
