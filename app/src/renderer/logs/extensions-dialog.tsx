import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { Dialog } from '../ui/dialog.js';
import type { Choice } from '../ui/select.js';

interface ExtensionsDialogProps {
  readonly sources: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Chooses several extensions whose lines are shown. */
export function ExtensionsDialog({ sources, chosen, onChoose, onClose }: ExtensionsDialogProps) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(chosen));
  const toggle = (id: string, on: boolean): void =>
    setIds((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  const words = texts.logs;
  return (
    <Dialog title={words.severalTitle} onClose={onClose} className="log-dialog">
      <div className="dialog-body log-choices">
        {sources.map(({ value, label }) => (
          <Checkbox key={value} label={label} checked={ids.has(value)} onChange={(on) => toggle(value, on)} />
        ))}
      </div>
      <div className="dialog-footer">
        <Button secondary onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button
          first
          onClick={() => {
            onChoose([...ids]);
            onClose();
          }}
        >
          {words.apply}
        </Button>
      </div>
    </Dialog>
  );
}
