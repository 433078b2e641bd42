import type { AppState, AppStore } from '../store/app-store.js';

/** Where a person was in the window, kept for the next start. */
type Place = Pick<AppState, 'view' | 'selectedId' | 'logOpen'>;

const key = 'plugo-place';

/** What was kept and still fits; views that are gone do not. */
export function rememberedPlace(storage: Storage, views: readonly string[]): Partial<Place> {
  const kept = parse(storage.getItem(key));
  return {
    ...(typeof kept.view === 'string' && views.includes(kept.view)
      ? { view: kept.view as Place['view'] }
      : {}),
    ...(typeof kept.selectedId === 'string' ? { selectedId: kept.selectedId } : {}),
    ...(typeof kept.logOpen === 'boolean' ? { logOpen: kept.logOpen } : {}),
  };
}

/** Keeps it from now on. */
export function rememberPlace(store: AppStore, storage: Storage): void {
  store.subscribe((now, before) => {
    const { view, selectedId, logOpen } = now;
    if (view === before.view && selectedId === before.selectedId && logOpen === before.logOpen) return;
    storage.setItem(key, JSON.stringify({ view, selectedId, logOpen }));
  });
}

function parse(text: string | null): Readonly<Record<keyof Place, unknown>> {
  const nothing = { view: undefined, selectedId: undefined, logOpen: undefined };
  try {
    return { ...nothing, ...JSON.parse(text ?? '{}') };
  } catch {
    return nothing;
  }
}
