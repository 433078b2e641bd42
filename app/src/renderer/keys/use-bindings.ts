import { useMemo } from 'react';
import { useApp, useServices } from '../actions/services.js';
import { type Binding, resolveBindings } from './bindings.js';

/** The keys of all commands, as they are now. */
export function useBindings(): readonly Binding[] {
  const { platform } = useServices();
  const extensions = useApp((state) => state.extensions);
  const chosen = useApp((state) => state.appSettings.keyBindings);
  return useMemo(
    () => resolveBindings(Object.values(extensions), chosen, platform),
    [extensions, chosen, platform],
  );
}
