import type { OpenRequest } from '../../shared/open-request.js';
import type { PreloadApi } from '../../shared/preload-api.js';
import { texts } from '../../shared/texts/index.js';
import type { AppState, AppStore } from '../store/app-store.js';
import type { InstallActions } from './install-actions.js';

/** Does what links and the command line ask for, as far as a person is to decide on it. */
export function followOpenRequests(store: AppStore, install: InstallActions, plugo: PreloadApi): void {
  const follow = (request: OpenRequest): void => {
    if (request.kind === 'install') {
      // Named for all that is shown, also what the person has chosen: a link must never pass for them.
      store.setState({ installAskedBy: request.origin });
      void install.inspectFolders(request.folders);
      return;
    }
    const words = texts.requests;
    const { origin, reason, asked } = request;
    store.setState({ message: words.refused(words.refusedTitle[origin], words.reasons[reason], asked) });
  };
  const takeAll = async (): Promise<void> => {
    for (const request of await plugo.takeOpenRequests()) follow(request);
  };
  store.subscribe((now, before) => {
    if (!isInstalling(before) || isInstalling(now)) return;
    // Folders that waited follow in the same breath.
    queueMicrotask(() => isInstalling(store.getState()) || store.setState({ installAskedBy: undefined }));
  });
  void takeAll();
  plugo.onOpenRequested(() => void takeAll());
}

function isInstalling({ dialog }: AppState): boolean {
  return dialog?.kind === 'install' || dialog?.kind === 'installMany';
}
