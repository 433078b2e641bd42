import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { CopyProgress } from '../model/copy-progress.js';
import type { PermissionUse } from '../model/permission-use.js';
import type { ExtensionSize, PlannedFolder, Readme, UndoView, VersionView } from './installation-views.js';
import type { ControlError, IdParams } from './messages.js';

const byName = ParameterStructures.byName;

/** Host → client. How far an installation with a `progressToken` has got; at most 20 a second. */
export const InstallProgressNotification = new NotificationType<InstallProgress>(
  'installation/progress',
  byName,
);

export interface InstallProgress {
  /** The `progressToken` of the request. */
  readonly token: number | string;
  readonly progress: CopyProgress;
}

export interface PlanParams {
  /** Absolute paths of extension folders, or of folders that hold some. */
  readonly folders: readonly string[];
}

/** Client → host. What each folder is, those first that others need; installs nothing. One that cannot be installed says why. */
export const PlanInstallationRequest = new RequestType<
  PlanParams,
  { readonly folders: readonly PlannedFolder[] },
  ControlError
>('installation/plan', byName);

/**
 * Client → host. Looks for higher versions in the folders from which extensions were installed. Answered when all were looked at; what
 * was found is the `update` of each extension.
 */
export const CheckUpdatesRequest = new RequestType<Record<string, never>, null, ControlError>(
  'installation/checkUpdates',
  byName,
);

/** Client → host. The README of an extension. */
export const ReadmeRequest = new RequestType<IdParams, Readme, ControlError>('extension/readme', byName);

/** Client → host. What an extension takes on disk. */
export const SizeRequest = new RequestType<IdParams, ExtensionSize, ControlError>('extension/size', byName);

/** Client → host. How often an extension has used what it is allowed since the host started, or tried what it is not. */
export const PermissionUsesRequest = new RequestType<
  IdParams,
  { readonly uses: readonly PermissionUse[] },
  ControlError
>('extension/permissionUses', byName);

export interface VersionParams extends IdParams {
  readonly version: string;
}

/** Client → host. The versions of an extension on disk: the one in force, then those before it, latest first. */
export const VersionListRequest = new RequestType<
  IdParams,
  { readonly versions: readonly VersionView[] },
  ControlError
>('version/list', byName);

/** Client → host. Puts a version that is kept in force again; the one in force is kept in its place. */
export const VersionUseRequest = new RequestType<VersionParams, null, ControlError>('version/use', byName);

/** Client → host. Deletes a version that is kept. `VERSION_NOT_KEPT` where it is not, or is in force. */
export const VersionDeleteRequest = new RequestType<VersionParams, null, ControlError>(
  'version/delete',
  byName,
);

/** Client → host. What can be undone, latest first: extensions that were disabled or uninstalled in the last ten minutes. */
export const UndoListRequest = new RequestType<
  Record<string, never>,
  { readonly undos: readonly UndoView[] },
  ControlError
>('undo/list', byName);

export interface UndoParams {
  readonly undoId: string;
}

/** Client → host. Everything is as it was before, the extensions that were switched off along with it included. */
export const UndoRequest = new RequestType<UndoParams, null, ControlError>('undo/perform', byName);
