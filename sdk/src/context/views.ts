import { SetStatusBarNotification, type SetStatusBarParams } from '../protocol/status-bar.js';
import { SetViewRequest, type ViewContent } from '../protocol/view.js';
import type { HostLink } from '../session/host-link.js';

/** The views that the manifest declares in `contributes.views`. */
export interface Views {
  /**
   * Replaces what a view shows; null takes it away. Rejects with a `HostError` (`VIEW_INVALID`, `VIEW_NOT_FOUND`) that says what is
   * wrong, which is logged as well, so that nobody has to wait for it.
   */
  set(view: string, content: ViewContent | null): Promise<void>;
}

/** The items that the manifest declares in `contributes.statusBar`. */
export interface StatusBar {
  /** Replaces what an item shows; null takes it away. */
  set(item: string, shown: Omit<SetStatusBarParams, 'item'> | null): void;
}

export function createViews(host: HostLink): Views {
  return {
    set(view, content) {
      const answer = host.request(SetViewRequest, { view, content }).then(() => undefined);
      // The host has logged it: one that nobody waits for must not end the process.
      answer.catch(() => undefined);
      return answer;
    },
  };
}

export function createStatusBar(host: HostLink): StatusBar {
  return {
    set: (item, shown) => host.notify(SetStatusBarNotification, { item, ...(shown ?? { text: '' }) }),
  };
}
