import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useAppShallow } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';

/** Names who needs an extension before it is disabled or uninstalled, and asks. */
export function SwitchOffDialog() {
  const { extension: actions, closeDialog } = useActions();
  const dialog = useApp((state) => (state.dialog?.kind === 'switchOff' ? state.dialog : undefined));
  const extension = useApp((state) => (dialog === undefined ? undefined : state.extensions[dialog.id]));
  const dependents = useAppShallow((state) =>
    (dialog?.dependents ?? []).map((id) => state.extensions[id]?.displayName ?? id),
  );
  if (dialog === undefined) return null;

  const words = texts.switchOff;
  const name = extension?.displayName ?? dialog.id;
  const uninstall = dialog.operation === 'uninstall';
  const confirm = uninstall
    ? dependents.length > 0
      ? words.uninstallAndDisable(dependents.length)
      : words.uninstall
    : words.disableAll(dependents.length + 1);
  return (
    <Dialog title={uninstall ? words.uninstallTitle(name) : words.disableTitle(name)} onClose={closeDialog}>
      <div className="dialog-body">
        {dependents.length > 0 && <p>{words.neededBy(name, texts.list(dependents), dependents.length)}</p>}
        {uninstall && <p>{extension?.origin === 'linked' ? words.uninstallLinked : words.uninstallCopy}</p>}
      </div>
      <div className="dialog-footer">
        <Button secondary first onClick={closeDialog}>
          {texts.common.cancel}
        </Button>
        <Button icon={uninstall ? 'trash' : 'circle-slash'} onClick={() => void actions.confirmSwitchOff()}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
