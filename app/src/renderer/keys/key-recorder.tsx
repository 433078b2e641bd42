import { type Keys, problemOfKeys } from '@plugo/extension-host/control';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useServices } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { keysLabel } from './keys-label.js';
import { strokeOf } from './stroke-of.js';

interface KeyRecorderProps {
  readonly command: string;
  /** What has these keys now. */
  readonly ownerOf: (keys: Keys) => string | undefined;
  readonly onTake: (keys: Keys) => void;
  readonly onGiveUp: () => void;
}

/** Hears keys for a command: one stroke, or two. Enter takes them, Escape gives up. */
export function KeyRecorder({ command, ownerOf, onTake, onGiveUp }: KeyRecorderProps) {
  const { platform } = useServices();
  const [strokes, setStrokes] = useState<readonly Keys[]>([]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const words = texts.keys;
  const keys = strokes.join(' ');
  const problem = keys === '' ? undefined : problemText(keys);
  const owner = keys === '' || problem !== undefined ? undefined : ownerOf(keys);
  const take = (): void => {
    if (keys !== '' && problem === undefined) onTake(keys);
  };

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const stroke = strokeOf(event.nativeEvent);
    if (stroke === undefined || event.repeat) return;
    if (stroke === 'escape') onGiveUp();
    else if (stroke === 'enter') take();
    else if (stroke === 'backspace') setStrokes([]);
    else setStrokes((before) => (before.length === 1 ? [...before, stroke] : [stroke]));
  };
  return (
    <div className="dialog-body key-recorder">
      <h3>{words.recordTitle(visibleText(command))}</h3>
      <input
        ref={field}
        className="key-field"
        aria-label={words.recordTitle(visibleText(command))}
        placeholder={words.recordEmpty}
        value={keys === '' ? '' : keysLabel(keys, platform)}
        readOnly
        onKeyDown={press}
      />
      <p className="hint">{words.recordHint}</p>
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {owner !== undefined && (
        <p className="key-conflict" role="status">
          {words.replaces(visibleText(owner))}
        </p>
      )}
      <div className="button-row end">
        <Button secondary onClick={onGiveUp}>
          {texts.common.cancel}
        </Button>
        <Button disabled={keys === '' || problem !== undefined} onClick={take}>
          {words.take}
        </Button>
      </div>
    </div>
  );
}

function problemText(keys: Keys): string | undefined {
  const problem = problemOfKeys(keys);
  if (problem === undefined) return undefined;
  return texts.keys.problem[problem.startsWith('need') ? 'modifier' : 'text'];
}
