import { useEffect, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useAppShallow } from '../actions/services.js';
import { formatMoment } from '../format/format.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';

/** Milliseconds the offer stays in the window; the palette has it for longer. */
const shownFor = 20_000;

/** What was disabled or uninstalled just now, and the button that takes it back. */
export function UndoToast() {
  const { undo: takeBack, hideUndo } = useActions();
  const undo = useApp((state) => state.undo);
  const also = useAppShallow((state) =>
    (undo?.also ?? []).map((id) => state.extensions[id]?.displayName ?? id),
  );
  const [held, setHeld] = useState(false);
  const undoId = undo?.undoId;

  useEffect(() => {
    if (undoId === undefined || held) return;
    const timer = setTimeout(hideUndo, shownFor);
    return () => clearTimeout(timer);
  }, [undoId, held, hideUndo]);

  if (undo === undefined) return null;
  const words = texts.undo;
  return (
    <section
      className="undo-toast"
      aria-label={words.title}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={undo.kind === 'disable' ? 'circle-slash' : 'trash'} />
      <div className="undo-text" role="status">
        <p>{words.done[undo.kind](undo.displayName)}</p>
        {also.length > 0 && <p className="hint">{words.also(texts.list(also))}</p>}
        <p className="hint">{words.until(formatMoment(undo.until, Date.now()))}</p>
      </div>
      <Button icon="discard" onClick={() => void takeBack(undo.undoId)}>
        {words.undo}
      </Button>
      <IconButton icon="close" label={words.hide} onClick={hideUndo} />
    </section>
  );
}
