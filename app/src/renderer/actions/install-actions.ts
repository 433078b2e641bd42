import type { PlannedFolder } from '@plugo/extension-host/control';
import {
  type CopyProgress,
  InstallFolderRequest,
  InstallProgressNotification,
  PlanInstallationRequest,
} from '@plugo/extension-host/control';
import type { PreloadApi } from '../../shared/preload-api.js';
import { texts } from '../../shared/texts/index.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import { type AppStore, type InstallStep, withKey } from '../store/app-store.js';
import { chosenOf, type InstallItemState, type InstallManyDialog, withItem } from '../store/install-many.js';

export interface InstallActions {
  /** Lets the person choose a folder, then shows what it is. */
  chooseFolder(): Promise<void>;
  /** Shows what the dropped folders are: one of them whole, several in a list. */
  dropFiles(files: readonly File[]): Promise<void>;
  /** As if they had been dropped. */
  inspectFolders(folders: readonly string[]): Promise<void>;
  /** Installs what the preview shows. */
  confirmInstall(): Promise<void>;
  /** Gives it up; what is being copied is cancelled, and nothing of it is left. Folders dropped meanwhile follow. */
  closeInstall(): void;
  /** Whether one of several is installed. */
  choose(folder: string, chosen: boolean): void;
  /** Installs those of several that are chosen, one after another. */
  confirmMany(): Promise<void>;
  /** Installs the higher version from the folder the extension came from; asks first where it wants more than before. */
  update(id: string): Promise<void>;
}

export function installActions(store: AppStore, client: HostClient, plugo: PreloadApi): InstallActions {
  const listeners = new Map<string, (progress: CopyProgress) => void>();
  client.on(InstallProgressNotification, ({ token, progress }) => listeners.get(String(token))?.(progress));
  /** Calls off what is being copied. */
  let copying = new AbortController();
  let tokens = 0;

  const install = async (folder: string, onProgress: (progress: CopyProgress) => void): Promise<string> => {
    const progressToken = `install-${++tokens}`;
    listeners.set(progressToken, onProgress);
    try {
      return (await client.request(InstallFolderRequest, { folder, progressToken }, copying.signal)).id;
    } finally {
      listeners.delete(progressToken);
    }
  };

  const openDialog = () => {
    const { dialog } = store.getState();
    return dialog?.kind === 'install' || dialog?.kind === 'installMany' ? dialog : undefined;
  };
  const show = (step: InstallStep, waiting: readonly string[] = openDialog()?.waiting ?? []) =>
    store.setState({ dialog: { kind: 'install', step, waiting } });
  const isAt = (step: InstallStep): boolean => {
    const dialog = openDialog();
    return dialog?.kind === 'install' && dialog.step === step;
  };
  const changeMany = (change: (dialog: InstallManyDialog) => InstallManyDialog) => {
    const dialog = openDialog();
    if (dialog?.kind === 'installMany') store.setState({ dialog: change(dialog) });
  };
  const setItem = (folder: string, state: InstallItemState) =>
    changeMany((dialog) => withItem(dialog, folder, { state }));

  const inspect = async (folders: readonly string[]): Promise<void> => {
    const step: InstallStep = { kind: 'inspecting', folder: folders[0] ?? '' };
    show(step, []);
    try {
      const { folders: planned } = await client.request(PlanInstallationRequest, { folders });
      if (!isAt(step)) return;
      const [only, ...others] = planned;
      if (only === undefined || others.length > 0) showMany(planned);
      else if (only.preview) show({ kind: 'preview', preview: only.preview });
      else show({ kind: 'refused', folder: only.folder, error: only.error });
    } catch (thrown) {
      if (isAt(step)) show({ kind: 'refused', folder: step.folder, error: toSerializedError(thrown) });
    }
  };

  const showMany = (planned: readonly PlannedFolder[]) => {
    const items = planned.map(({ folder, preview, error }) => ({
      folder,
      preview,
      chosen: preview !== undefined,
      state: error === undefined ? ({ kind: 'planned' } as const) : ({ kind: 'failed', error } as const),
    }));
    store.setState({ dialog: { kind: 'installMany', stage: 'planned', items, waiting: [] } });
  };

  /** Folders dropped on an open dialog are looked at together with those it shows, or after what is being copied. */
  const take = async (folders: readonly string[]): Promise<void> => {
    const dialog = openDialog();
    if (dialog === undefined) return inspect(folders);
    const isCopying =
      dialog.kind === 'install'
        ? dialog.step.kind === 'installing'
        : dialog.stage === 'installing' || dialog.stage === 'cancelling';
    if (isCopying) {
      store.setState({ dialog: { ...dialog, waiting: [...dialog.waiting, ...folders] } });
      return;
    }
    await inspect([...new Set([...foldersIn(dialog), ...folders])]);
  };

  const next = (): void => {
    const waiting = openDialog()?.waiting ?? [];
    store.setState({ dialog: undefined });
    if (waiting.length > 0) void inspect(waiting);
  };

  return {
    async chooseFolder() {
      const folder = await plugo.chooseExtensionFolder();
      if (folder !== undefined) await inspect([folder]);
    },
    async dropFiles(files) {
      const folders = files.map((file) => plugo.pathForFile(file)).filter(Boolean);
      if (folders.length === 0) store.setState({ message: texts.install.noPath });
      else await take(folders);
    },
    inspectFolders: take,
    async confirmInstall() {
      const dialog = openDialog();
      if (dialog?.kind !== 'install' || dialog.step.kind !== 'preview') return;
      const { preview } = dialog.step;
      copying = new AbortController();
      const { signal } = copying;
      show({ kind: 'installing', preview, progress: undefined, isCancelled: false });
      try {
        const id = await install(preview.folder, (progress) => {
          show({ kind: 'installing', preview, progress, isCancelled: signal.aborted });
        });
        store.setState({ selectedId: id, search: '', listFilter: 'all' });
        next();
      } catch (thrown) {
        if (signal.aborted) next();
        else show({ kind: 'refused', folder: preview.folder, error: toSerializedError(thrown) });
      }
    },
    closeInstall() {
      const dialog = openDialog();
      if (dialog?.kind === 'install' && dialog.step.kind === 'installing') {
        copying.abort();
        show({ ...dialog.step, isCancelled: true });
      } else if (dialog?.kind === 'installMany' && dialog.stage === 'installing') {
        copying.abort();
        changeMany((now) => ({ ...now, stage: 'cancelling' }));
      } else if (dialog?.kind !== 'installMany' || dialog.stage !== 'cancelling') next();
    },
    choose: (folder, chosen) => changeMany((dialog) => withItem(dialog, folder, { chosen })),
    async confirmMany() {
      const dialog = openDialog();
      if (dialog?.kind !== 'installMany' || dialog.stage !== 'planned') return;
      copying = new AbortController();
      const { signal } = copying;
      const chosen = chosenOf(dialog).map(({ folder }) => folder);
      changeMany((now) => ({ ...now, stage: 'installing' }));
      for (const folder of chosen) setItem(folder, { kind: 'waiting' });
      for (const folder of chosen) {
        if (signal.aborted) {
          setItem(folder, { kind: 'cancelled' });
          continue;
        }
        setItem(folder, { kind: 'installing', progress: undefined });
        try {
          const id = await install(folder, (progress) => setItem(folder, { kind: 'installing', progress }));
          setItem(folder, { kind: 'done' });
          store.setState({ selectedId: id, search: '', listFilter: 'all' });
        } catch (thrown) {
          setItem(
            folder,
            signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error: toSerializedError(thrown) },
          );
        }
      }
      changeMany((now) => ({ ...now, stage: 'finished' }));
    },
    async update(id) {
      const { update, permissions } = store.getState().extensions[id] ?? {};
      if (update === undefined) return;
      const fail = (thrown: unknown) =>
        store.setState(({ operationErrors }) => ({
          operationErrors: withKey(operationErrors, id, toSerializedError(thrown)),
        }));
      store.setState(({ operations, operationErrors }) => ({
        operations: withKey(operations, id, 'update'),
        operationErrors: withKey(operationErrors, id, undefined),
      }));
      try {
        const preview = await client.inspectFolder(update.folder);
        const asksForMore = preview.permissions.some((permission) => !permissions?.includes(permission));
        if (asksForMore) show({ kind: 'preview', preview }, []);
        else await client.request(InstallFolderRequest, { folder: update.folder });
      } catch (thrown) {
        fail(thrown);
      } finally {
        store.setState(({ operations }) => ({ operations: withKey(operations, id, undefined) }));
      }
    },
  };
}

/** What an open dialog shows. */
function foldersIn(
  dialog: InstallManyDialog | { readonly kind: 'install'; readonly step: InstallStep },
): readonly string[] {
  if (dialog.kind === 'installMany')
    return dialog.stage === 'finished' ? [] : dialog.items.map(({ folder }) => folder);
  const { step } = dialog;
  if (step.kind === 'refused') return [];
  return [step.kind === 'inspecting' ? step.folder : step.preview.folder];
}
