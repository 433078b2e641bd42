import type { AppStore } from './store/app-store.js';

/** Leaves the mark `plugo:list-filled` on the page's timeline when what the host knows has been painted for the first time. */
export function markWhenFilled(store: AppStore): void {
  const stop = store.subscribe(({ host }) => {
    if (host === undefined) return;
    stop();
    // The frame after the one that paints it.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('plugo:list-filled')));
  });
}
