import { useEffect } from 'react';
import { useActions, useServices } from '../actions/services.js';

/** Keys that work anywhere in the window. The menu shows the same ones. */
export function useShortcuts(): void {
  const actions = useActions();
  const { store } = useServices();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const modified = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const { dialog, logRoom } = store.getState();
      if (!modified || dialog !== undefined) return;
      if (event.shiftKey && key === 'p') actions.openPalette();
      else if (!event.shiftKey && key === 'j') actions.setLogRoom(logRoom === 'closed' ? 'panel' : 'closed');
      else if (!event.shiftKey && key === 'f') focusSearch();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [actions, store]);
}

/** The log's filter when the focus is in the log, the search for extensions otherwise. */
function focusSearch(): void {
  const inLog = document.activeElement?.closest('.logs') !== null && document.activeElement?.closest('.logs');
  const field = document.querySelector<HTMLElement>(inLog ? '.log-search' : '.extension-search');
  (field ?? document.querySelector<HTMLElement>('.log-search'))?.focus();
}
