import { useEffect, useRef } from 'react';
import type { AppCommandId } from '../../shared/app-commands.js';
import { useActions, useServices } from '../actions/services.js';
import { type Binding, commandOfKeys } from './bindings.js';
import { strokeOf } from './stroke-of.js';
import { useBindings } from './use-bindings.js';

/** How long the second stroke of two is waited for, in milliseconds. */
const patience = 3_000;

/** Keys that run commands, anywhere in the window. The menu and the palette show the same ones. */
export function useKeyBindings(): void {
  const { store, perform, platform } = useServices();
  const { runByKeys } = useActions();
  const bindings = useBindings();
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (pendingKeys: string | undefined): void => {
      clearTimeout(timer);
      store.setState({ pendingKeys });
      if (pendingKeys !== undefined)
        timer = setTimeout(() => store.setState({ pendingKeys: undefined }), patience);
    };
    const run = ({ commandId, args }: Binding): void => {
      const [owner, name] = splitOnce(commandId);
      if (owner === undefined) perform(name as AppCommandId);
      else runByKeys({ extensionId: owner, command: name }, args);
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || store.getState().dialog !== undefined) return;
      const stroke = strokeOf(event);
      if (stroke === undefined || typesCharacter(event, platform)) return;
      const { pendingKeys } = store.getState();
      const keys = pendingKeys === undefined ? stroke : `${pendingKeys} ${stroke}`;
      const bound = commandOfKeys(latest.current, keys);
      const beginsChord = latest.current.some(
        (one) => one.lostTo === undefined && one.keys?.startsWith(`${keys} `),
      );
      if (bound === undefined && !beginsChord && pendingKeys === undefined) return;
      // Nor does the menu hear it then.
      event.preventDefault();
      wait(bound === undefined && beginsChord ? keys : undefined);
      if (bound !== undefined && !event.repeat) run(bound);
    };
    window.addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press);
    };
  }, [store, perform, runByKeys, platform]);
}

/** `app:showLogs` has no owner; `plugo.clock/clock.remind` is of plugo.clock. */
function splitOnce(commandId: string): readonly [owner: string | undefined, name: string] {
  if (commandId.startsWith('app:')) return [undefined, commandId.slice(4)];
  const slash = commandId.indexOf('/');
  return [commandId.slice(0, slash), commandId.slice(slash + 1)];
}

/** On a Mac, Option makes characters, which belong to the field that has the focus. */
function typesCharacter(event: KeyboardEvent, platform: string): boolean {
  if (platform !== 'darwin' || !event.altKey || event.ctrlKey || event.metaKey) return false;
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable], vscode-textfield') !== null
  );
}
