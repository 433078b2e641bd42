import type { PreloadApi } from '../../shared/preload-api.js';
import { texts } from '../../shared/texts/index.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore, InstallStep } from '../store/app-store.js';

export interface InstallActions {
  /** Lets the person choose a folder, then shows what it is. */
  chooseFolder(): Promise<void>;
  /** Shows what each of the dropped folders is, one after another and after the one that is shown already. */
  dropFiles(files: readonly File[]): Promise<void>;
  /** Installs what the preview shows. */
  confirmInstall(): Promise<void>;
  /** Gives this folder up; the next dropped one follows. */
  closeInstall(): void;
}

export function installActions(store: AppStore, client: HostClient, plugo: PreloadApi): InstallActions {
  const waitingFolders = (): readonly string[] => {
    const { dialog } = store.getState();
    return dialog?.kind === 'install' ? dialog.waiting : [];
  };
  const show = (step: InstallStep, waiting = waitingFolders()) =>
    store.setState({ dialog: { kind: 'install', step, waiting } });
  const isAt = (step: InstallStep): boolean => {
    const { dialog } = store.getState();
    return dialog?.kind === 'install' && dialog.step === step;
  };

  const inspect = async (folder: string, waiting: readonly string[]): Promise<void> => {
    const step: InstallStep = { kind: 'inspecting', folder };
    show(step, waiting);
    try {
      const preview = await client.inspectFolder(folder);
      if (isAt(step)) show({ kind: 'preview', preview });
    } catch (thrown) {
      if (isAt(step)) show({ kind: 'refused', folder, error: toSerializedError(thrown) });
    }
  };

  const next = (waiting: readonly string[]): void => {
    const [folder, ...rest] = waiting;
    if (folder === undefined) store.setState({ dialog: undefined });
    else void inspect(folder, rest);
  };

  return {
    async chooseFolder() {
      const folder = await plugo.chooseExtensionFolder();
      if (folder !== undefined) await inspect(folder, waitingFolders());
    },
    async dropFiles(files) {
      const folders = files.map((file) => plugo.pathForFile(file)).filter(Boolean);
      const [folder, ...waiting] = folders;
      const { dialog } = store.getState();
      if (folder === undefined) store.setState({ message: texts.install.noPath });
      else if (dialog?.kind === 'install') show(dialog.step, [...dialog.waiting, ...folders]);
      else await inspect(folder, waiting);
    },
    async confirmInstall() {
      const { dialog } = store.getState();
      if (dialog?.kind !== 'install' || dialog.step.kind !== 'preview') return;
      const { preview } = dialog.step;
      const step: InstallStep = { kind: 'installing', preview };
      show(step);
      try {
        const id = await client.installFolder(preview.folder);
        store.setState({ selectedId: id, search: '' });
        if (isAt(step)) next(waitingFolders());
      } catch (thrown) {
        show({ kind: 'refused', folder: preview.folder, error: toSerializedError(thrown) });
      }
    },
    closeInstall: () => next(waitingFolders()),
  };
}
