import { UndoListRequest } from '@plugo/extension-host/control';
import type { HostClient } from '../rpc/host-client.js';
import { dependentsIn, toSerializedError } from '../rpc/request-error.js';
import { type AppStore, type Operation, withKey } from '../store/app-store.js';

/** What a person can do with one extension. Nothing rejects: failures are shown beside the extension, or above when it is gone. */
export interface ExtensionActions {
  enable(id: string): Promise<void>;
  /** Asks first when others need it. */
  disable(id: string): Promise<void>;
  reload(id: string): Promise<void>;
  /** Always asks first. */
  uninstall(id: string): void;
  /** What the question about dependents was answered with. */
  confirmSwitchOff(): Promise<void>;
  /** Whether it is reloaded when a file in its folder is saved. */
  watch(id: string, on: boolean): Promise<void>;
  hideError(id: string): void;
}

export function extensionActions(store: AppStore, client: HostClient): ExtensionActions {
  const ask = (operation: 'disable' | 'uninstall', id: string, dependents: readonly string[]) =>
    store.setState({ dialog: { kind: 'switchOff', operation, id, dependents } });

  const perform = async (operation: Operation, id: string, work: () => Promise<void>): Promise<void> => {
    store.setState(({ operations, operationErrors }) => ({
      operations: withKey(operations, id, operation),
      operationErrors: withKey(operationErrors, id, undefined),
    }));
    try {
      await work();
    } catch (thrown) {
      const error = toSerializedError(thrown);
      if (error.code === 'HAS_DEPENDENTS' && (operation === 'disable' || operation === 'uninstall')) {
        ask(operation, id, dependentsIn(error));
      } else if (error.code === 'NOT_INSTALLED') {
        // It leaves the list, and what is shown beside it with it.
        store.setState({ message: `${error.message} ${error.nextStep}` });
      } else {
        store.setState(({ operationErrors }) => ({ operationErrors: withKey(operationErrors, id, error) }));
      }
    } finally {
      store.setState(({ operations }) => ({ operations: withKey(operations, id, undefined) }));
    }
  };

  const offerUndo = async (kind: 'disable' | 'uninstall', id: string): Promise<void> => {
    const { undos } = await client.request(UndoListRequest, {});
    store.setState({ undo: undos.find((one) => one.kind === kind && one.extensionId === id) });
  };
  const switchOff = (operation: 'disable' | 'uninstall', id: string, cascade: boolean) =>
    perform(operation, id, async () => {
      await client[operation](id, cascade);
      await offerUndo(operation, id).catch(() => {});
    });

  return {
    enable: (id) => perform('enable', id, () => client.enable(id)),
    disable: (id) => switchOff('disable', id, false),
    reload: (id) => perform('reload', id, () => client.reload(id)),
    uninstall: (id) => ask('uninstall', id, store.getState().extensions[id]?.dependents ?? []),
    async confirmSwitchOff() {
      const { dialog } = store.getState();
      if (dialog?.kind !== 'switchOff') return;
      store.setState({ dialog: undefined });
      await switchOff(dialog.operation, dialog.id, dialog.dependents.length > 0);
    },
    watch: (id, on) => perform('watch', id, () => client.watch(id, on)),
    hideError: (id) =>
      store.setState(({ operationErrors }) => ({ operationErrors: withKey(operationErrors, id, undefined) })),
  };
}
