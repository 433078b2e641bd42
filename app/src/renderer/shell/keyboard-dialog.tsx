import type { ReactNode } from 'react';
import { type AppCommandId, appCommands } from '../../shared/app-commands.js';
import { keysOf } from '../../shared/key-bindings.js';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { keyCaps } from './key-caps.js';
import '../styles/about.css';

const ids = Object.keys(appCommands) as AppCommandId[];

/** All keys on one page: those of the commands as they are now, and those that lists, tabs and dialogs know. */
export function KeyboardDialog() {
  const { closeDialog, openKeyBindings } = useActions();
  const { platform } = useServices();
  const chosen = useApp((state) => state.appSettings.keyBindings);
  const words = texts.keyboard;
  const { rows } = words;
  const commands = ids.map((id) => ({ id, keys: keysOf(id, chosen, platform) }));
  return (
    <Dialog title={words.title} onClose={closeDialog} className="keyboard-dialog">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div className="dialog-body keyboard-sheet" tabIndex={0}>
        <KeyTable title={words.anywhere}>
          {commands
            .filter(({ keys }) => keys !== undefined)
            .map(({ id, keys = '' }) => (
              <KeyRow key={id} does={texts.commands[id]} keys={[keyCaps(keys, platform)]} />
            ))}
        </KeyTable>
        <div>
          <KeyTable title={words.inLists}>
            <KeyRow does={rows.walkList} keys={[['↑'], ['↓']]} />
            <KeyRow does={rows.firstLast} keys={[['Home'], ['End']]} />
            <KeyRow does={rows.choose} keys={[['Enter'], [words.space]]} />
            <KeyRow does={rows.tabs} keys={[['←'], ['→']]} />
            <KeyRow does={rows.next} keys={[['Tab'], ['Shift', 'Tab']]} />
            <KeyRow does={rows.resize} keys={[['←'], ['→'], ['↑'], ['↓']]} />
          </KeyTable>
          <KeyTable title={words.inDialogs}>
            <KeyRow does={rows.accept} keys={[['Enter']]} />
            <KeyRow does={rows.closeDialog} keys={[['Esc']]} />
          </KeyTable>
        </div>
      </div>
      <div className="dialog-footer">
        <span className="hint dialog-note">{words.hint}</span>
        <Button secondary onClick={openKeyBindings}>
          {texts.commands.showKeyBindings}
        </Button>
        <Button first onClick={closeDialog}>
          {texts.common.close}
        </Button>
      </div>
    </Dialog>
  );
}

function KeyTable({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <table className="key-table">
      <caption>{title}</caption>
      <tbody>{children}</tbody>
    </table>
  );
}

interface KeyRowProps {
  readonly does: string;
  /** Ways to do it, each some keys pressed together. */
  readonly keys: readonly (readonly string[])[];
}

function KeyRow({ does, keys }: KeyRowProps) {
  return (
    <tr>
      <th scope="row">{does}</th>
      <td>
        {keys.map((caps) => (
          <span className="key-caps" key={caps.join('+')}>
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </span>
        ))}
      </td>
    </tr>
  );
}
