import { useEffect } from 'react';
import { type AppCommandId, appCommands } from '../../shared/app-commands.js';
import { useServices } from '../actions/services.js';
import { matchesKeys } from './matches-keys.js';

const ids = Object.keys(appCommands) as AppCommandId[];

/** Keys that work anywhere in the window. The menu shows the same ones. */
export function useShortcuts(): void {
  const { store, perform } = useServices();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (store.getState().dialog !== undefined) return;
      const pressed = ids.find((id) => {
        const { keys } = appCommands[id];
        return keys !== undefined && matchesKeys(event, keys);
      });
      if (pressed === undefined) return;
      // Nor does the menu hear it then.
      event.preventDefault();
      perform(pressed);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store, perform]);
}
