import type { ExtensionView } from '@plugo/extension-host/control';
import { useId } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Section } from '../ui/section.js';
import { Switch } from '../ui/switch.js';

/** For whoever writes the extension: reload when a file is saved. */
export function DevelopmentSection({ extension }: { readonly extension: ExtensionView }) {
  const { extension: actions } = useActions();
  const busy = useApp((state) => state.operations[extension.id] !== undefined);
  const hintId = useId();
  const { availability, folder, id, watched } = extension;
  const words = texts.development;
  if (availability.kind === 'disabled') return null;
  return (
    <Section title={words.title}>
      <div className="settings">
        <div className="setting">
          <Switch
            label={words.watch}
            checked={watched === true}
            disabled={busy}
            describedBy={hintId}
            onChange={(on) => void actions.watch(id, on)}
          />
          <p className="hint" id={hintId}>
            {words.watchHint(folder)}
          </p>
        </div>
      </div>
    </Section>
  );
}
