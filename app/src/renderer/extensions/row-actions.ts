import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import type { AppActions } from '../actions/app-actions.js';
import type { Operation } from '../store/app-store.js';
import type { MenuItem } from '../ui/menu.js';

/** Everything that can be done with an extension from its row. */
export function rowActions(
  { id, availability, state, folder, update }: ExtensionView,
  actions: AppActions,
  operation: Operation | undefined,
): readonly MenuItem[] {
  const words = texts.details;
  const disabled = operation !== undefined;
  const isOff = availability.kind === 'disabled';
  return [
    ...(update === undefined
      ? []
      : [
          {
            label: texts.extensionList.updateTo(update.version),
            icon: 'arrow-circle-up',
            disabled,
            onChoose: () => void actions.install.update(id),
          },
        ]),
    ...(availability.kind === 'invalid'
      ? []
      : [
          isOff
            ? {
                label: words.enable,
                icon: 'play',
                disabled,
                onChoose: () => void actions.extension.enable(id),
              }
            : {
                label: words.disable,
                icon: 'circle-slash',
                disabled,
                onChoose: () => void actions.extension.disable(id),
              },
        ]),
    ...(isOff
      ? []
      : [
          {
            label: state.status === 'failed' ? words.restart : words.reload,
            icon: 'refresh',
            disabled,
            onChoose: () => void actions.extension.reload(id),
          },
        ]),
    { label: words.uninstall, icon: 'trash', disabled, onChoose: () => actions.extension.uninstall(id) },
    'separator',
    { label: texts.common.showLog, icon: 'output', onChoose: () => actions.showLogOf(id) },
    { label: words.openFolder, icon: 'folder-opened', onChoose: () => void actions.openPath(folder) },
    { label: texts.extensionList.copyId, icon: 'copy', onChoose: () => void actions.copy(id) },
  ];
}
