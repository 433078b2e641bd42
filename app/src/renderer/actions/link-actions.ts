import { httpsLink } from '../../shared/https-link.js';
import type { PreloadApi } from '../../shared/preload-api.js';
import type { AppStore } from '../store/app-store.js';

export interface LinkActions {
  /** Asks whether an https address may be opened in the browser. Does nothing for any other. */
  openLink(address: string): void;
  /** What the question was answered with. */
  answerLink(open: boolean): Promise<void>;
}

export function linkActions(store: AppStore, plugo: PreloadApi): LinkActions {
  return {
    openLink: (address) => store.setState({ linkToOpen: httpsLink(address) }),
    async answerLink(open) {
      const { linkToOpen } = store.getState();
      store.setState({ linkToOpen: undefined });
      if (!open || linkToOpen === undefined) return;
      const message = await plugo.openLink(linkToOpen);
      if (message !== undefined) store.setState({ message });
    },
  };
}
