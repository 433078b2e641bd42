import type { PreloadApi } from '../../shared/preload-api.js';
import type { HostClient } from '../rpc/host-client.js';
import type { AppStore, ViewId } from '../store/app-store.js';
import type { CommandReference } from '../store/command-runs.js';

/** What changes the picture only, and the few calls whose answer goes back to one component. */
export interface ViewActions {
  select(id: string | undefined): void;
  search(text: string): void;
  showView(id: ViewId): void;
  /** Below the view, or not. */
  openLog(open: boolean): void;
  openPath(path: string): Promise<void>;
  copy(text: string): Promise<void>;
  openPalette(command?: CommandReference): void;
  openKeyBindings(): void;
  closeDialog(): void;
  hideProblem(message: string): void;
  hideRestart(): void;
  hideMessage(): void;
  /** Rejects with what the host answered. */
  call(extensionId: string, method: string, args: readonly unknown[]): Promise<unknown>;
}

export function viewActions(store: AppStore, client: HostClient, plugo: PreloadApi): ViewActions {
  const openPath = async (path: string): Promise<void> => {
    const message = await plugo.openPath(path);
    if (message !== undefined) store.setState({ message });
  };
  return {
    select: (selectedId) => store.setState({ selectedId }),
    search: (search) => store.setState({ search }),
    showView: (view) => store.setState({ view }),
    openLog: (logOpen) => store.setState({ logOpen }),
    openPath,
    copy: (text) => plugo.copyText(text),
    openPalette: (command) => store.setState({ dialog: { kind: 'palette', command } }),
    openKeyBindings: () => store.setState({ dialog: { kind: 'keyBindings' } }),
    closeDialog: () => store.setState({ dialog: undefined }),
    hideProblem: (message) =>
      store.setState(({ hiddenProblems }) => ({ hiddenProblems: [...hiddenProblems, message] })),
    hideRestart: () => store.setState({ hostRestart: undefined }),
    hideMessage: () => store.setState({ message: undefined }),
    call: (extensionId, method, args) => client.call(extensionId, method, args),
  };
}
