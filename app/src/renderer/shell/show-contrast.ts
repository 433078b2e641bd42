import type { Theme } from '../../shared/app-settings.js';
import type { AppStore } from '../store/app-store.js';

/**
 * Puts the high contrast that was chosen, or that the system wants, on the page as `data-contrast`; `tokens.css` does the rest.
 * Dark or light comes from `prefers-color-scheme`, which the main process sets.
 */
export function showContrast(store: AppStore): void {
  const wanted = matchMedia('(prefers-contrast: more), (forced-colors: active)');
  const show = (): void => {
    const { theme } = store.getState().appSettings;
    document.documentElement.dataset.contrast = isHigh(theme, wanted.matches) ? 'more' : 'normal';
  };
  wanted.addEventListener('change', show);
  store.subscribe(({ appSettings }, before) => {
    if (appSettings.theme !== before.appSettings.theme) show();
  });
  show();
}

function isHigh(theme: Theme, systemWants: boolean): boolean {
  if (theme === 'highContrast' || theme === 'highContrastLight') return true;
  return theme === 'system' && systemWants;
}
