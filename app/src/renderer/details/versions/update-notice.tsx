import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../../shared/texts/index.js';
import { useActions, useApp } from '../../actions/services.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';

/** That a higher version lies in the folder from which it was installed, and the button that installs it. */
export function UpdateNotice({ extension: { id, update } }: { readonly extension: ExtensionView }) {
  const { install } = useActions();
  const busy = useApp((state) => state.operations[id] !== undefined);
  if (update === undefined) return null;
  const words = texts.versions;
  return (
    <div className="notice update-notice tone-busy" role="status">
      <Icon name="arrow-circle-up" />
      <div className="update-text">
        <p>{words.updateFound(update.version)}</p>
        <p className="hint">
          <code>{update.folder}</code>
        </p>
      </div>
      <Button icon="arrow-circle-up" disabled={busy} onClick={() => void install.update(id)}>
        {words.update(update.version)}
      </Button>
    </div>
  );
}
