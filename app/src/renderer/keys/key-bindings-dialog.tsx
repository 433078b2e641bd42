import { useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { TextField } from '../ui/text-field.js';
import { type BindingRow, bindingRows, findRows, ownerOfKeys, withKeys } from './binding-rows.js';
import { KeyCaps } from './key-caps.js';
import { KeyRecorder } from './key-recorder.js';
import { keysLabel } from './keys-label.js';
import { useBindings } from './use-bindings.js';

/** All commands with their keys, to be changed, taken away, and reset. */
export function KeyBindingsDialog() {
  const { closeDialog, setAppSettings } = useActions();
  const { platform } = useServices();
  const extensions = useApp((state) => state.extensions);
  const chosen = useApp((state) => state.appSettings.keyBindings);
  const bindings = useBindings();
  const rows = useMemo(() => bindingRows(bindings, extensions), [bindings, extensions]);
  const [search, setSearch] = useState('');
  const [recording, setRecording] = useState<BindingRow>();
  const words = texts.keys;
  const found = findRows(rows, search, (keys) => keysLabel(keys, platform));

  const give = (commandId: string, keys: string): void =>
    void setAppSettings({ keyBindings: withKeys(chosen, bindings, commandId, keys) });
  const reset = (commandId: string): void => {
    const { [commandId]: _, ...others } = chosen;
    void setAppSettings({ keyBindings: others });
  };
  return (
    <Dialog title={words.title} onClose={closeDialog} className="key-bindings">
      {recording !== undefined ? (
        <KeyRecorder
          command={recording.label}
          ownerOf={(keys) => ownerOfKeys(rows, recording.binding.commandId, keys)}
          onTake={(keys) => {
            give(recording.binding.commandId, keys);
            setRecording(undefined);
          }}
          onGiveUp={() => setRecording(undefined)}
        />
      ) : (
        <>
          <div className="key-search">
            <TextField
              label={words.search}
              placeholder={words.search}
              icon="search"
              value={search}
              first
              onInput={setSearch}
            />
            {Object.keys(chosen).length > 0 && (
              <Button secondary icon="discard" onClick={() => void setAppSettings({ keyBindings: {} })}>
                {words.resetAll}
              </Button>
            )}
          </div>
          <ul className="key-list" aria-label={words.title}>
            {found.map((row) => (
              <BindingItem
                key={row.binding.commandId}
                row={row}
                onChange={() => setRecording(row)}
                onRemove={() => give(row.binding.commandId, '')}
                onReset={() => reset(row.binding.commandId)}
              />
            ))}
            {found.length === 0 && <li className="palette-empty">{words.noMatch}</li>}
          </ul>
        </>
      )}
    </Dialog>
  );
}

interface BindingItemProps {
  readonly row: BindingRow;
  readonly onChange: () => void;
  readonly onRemove: () => void;
  readonly onReset: () => void;
}

function BindingItem({ row, onChange, onRemove, onReset }: BindingItemProps) {
  const { binding, label, owner, lostTo } = row;
  const words = texts.keys;
  const name = visibleText(label);
  return (
    <li className="key-row" aria-label={name}>
      <span className="key-command">
        {name}
        <span className="hint"> {visibleText(owner)}</span>
      </span>
      {lostTo !== undefined && (
        <span className="key-conflict">
          <Icon name="warning" /> {words.conflict(visibleText(lostTo))}
        </span>
      )}
      <span className={lostTo === undefined ? 'key-keys' : 'key-keys lost'}>
        {binding.keys === undefined ? (
          <span className="hint">{words.none}</span>
        ) : (
          <KeyCaps keys={binding.keys} />
        )}
      </span>
      <span className="key-origin hint">{binding.keys !== undefined && words.origin[binding.origin]}</span>
      <span className="key-buttons">
        <IconButton icon="edit" label={words.change(name)} onClick={onChange} />
        {binding.keys !== undefined && (
          <IconButton icon="trash" label={words.remove(name)} onClick={onRemove} />
        )}
        {binding.origin === 'person' && (
          <IconButton icon="discard" label={words.reset(name)} onClick={onReset} />
        )}
      </span>
    </li>
  );
}
