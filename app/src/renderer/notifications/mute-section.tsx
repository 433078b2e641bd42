import type { ExtensionView } from '@plugo/extension-host/control';
import { useId } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Section } from '../ui/section.js';
import { Switch } from '../ui/switch.js';

/** Whether a person wants to hear an extension. */
export function MuteSection({ extension: { id } }: { readonly extension: ExtensionView }) {
  const { mute } = useActions();
  const muted = useApp((state) => state.muted.find((one) => one.id === id));
  const hintId = useId();
  const words = texts.notifications;
  return (
    <Section title={words.title}>
      <div className="settings">
        <div className="setting">
          <Switch
            label={words.show}
            checked={muted === undefined}
            describedBy={hintId}
            onChange={(on) => void mute(id, !on)}
          />
          <p className="hint" id={hintId}>
            {muted === undefined ? words.showHint : words.heldBack(muted.heldBack)}
          </p>
        </div>
      </div>
    </Section>
  );
}
