import type { PreloadApi } from '../../shared/preload-api.js';
import { countStates } from '../extensions/present-state.js';
import type { AppStore } from '../store/app-store.js';

/** Tells how many extensions run and how many have failed, whenever that differs. */
export function tellTray(store: AppStore, plugo: PreloadApi): void {
  let told = '';
  store.subscribe(({ extensions }, before) => {
    if (extensions === before.extensions) return;
    const { running, failed, broken } = countStates(Object.values(extensions));
    const counts = { running, failed: failed + broken };
    const now = JSON.stringify(counts);
    if (now !== told) plugo.tellCounts(counts);
    told = now;
  });
}
