import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';

/** Enable or disable, reload, uninstall; all off while one of them is under way. */
export function DetailsActions({ extension }: { readonly extension: ExtensionView }) {
  const { extension: actions, openPath, showLogOf } = useActions();
  const operation = useApp((state) => state.operations[extension.id]);
  const { id, availability, state, folder } = extension;
  const words = texts.details;
  const busy = operation !== undefined;
  const off = availability.kind === 'disabled';
  return (
    <div className="details-actions" role="toolbar" aria-label={extension.displayName}>
      {availability.kind !== 'invalid' && (
        <Button
          icon={off ? 'play' : 'circle-slash'}
          secondary={!off}
          disabled={busy}
          onClick={() => void (off ? actions.enable(id) : actions.disable(id))}
        >
          {off ? words.enable : words.disable}
        </Button>
      )}
      {!off && state.status !== 'failed' && (
        <Button secondary icon="refresh" disabled={busy} onClick={() => void actions.reload(id)}>
          {words.reload}
        </Button>
      )}
      <Button secondary icon="trash" disabled={busy} onClick={() => actions.uninstall(id)}>
        {words.uninstall}
      </Button>
      <Button secondary icon="output" onClick={() => showLogOf(id)}>
        {texts.common.showLog}
      </Button>
      <Button secondary icon="folder-opened" onClick={() => void openPath(folder)}>
        {words.openFolder}
      </Button>
      {busy && (
        <span className="details-operation" role="status">
          <Icon name="loading" /> {words.operation[operation]}
        </span>
      )}
    </div>
  );
}
