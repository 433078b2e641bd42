import type { AppStore } from './store/app-store.js';

/** Leaves the mark `plugo:list-filled` on the page's timeline when what the host knows has been painted for the first time. */
export function markWhenFilled(store: AppStore): void {
  const stop = store.subscribe(({ host }) => {
    if (host === undefined) return;
    stop();
    requestAnimationFrame(() => afterPaint(() => performance.mark('plugo:list-filled')));
  });
}

/** A message is the first task after the frame; a timer would be later. */
function afterPaint(act: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(null);
}
