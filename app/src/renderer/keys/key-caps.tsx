import type { Keys } from '@plugo/extension-host/control';
import { useServices } from '../actions/services.js';
import { keysLabel } from './keys-label.js';

/** Keys, as they are printed on the keyboard. */
export function KeyCaps({ keys }: { readonly keys: Keys }) {
  const { platform } = useServices();
  const strokes = keys.split(' ').map((stroke) => keysLabel(stroke, platform));
  return (
    <kbd className="key-strokes">
      {strokes.map((stroke, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same stroke may come twice, and the strokes of a label never move.
        <span key={index} className="key-cap">
          {stroke}
        </span>
      ))}
    </kbd>
  );
}
