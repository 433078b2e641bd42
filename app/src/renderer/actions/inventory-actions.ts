import {
  CheckUpdatesRequest,
  type ExtensionSize,
  type PermissionUse,
  PermissionUsesRequest,
  type Readme,
  ReadmeRequest,
  SizeRequest,
  UndoListRequest,
  UndoRequest,
  VersionDeleteRequest,
  VersionListRequest,
  VersionUseRequest,
  type VersionView,
} from '@plugo/extension-host/control';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import { type AppStore, withKey } from '../store/app-store.js';
import { keepSort, type ListFilter, type ListSort } from '../store/extension-list.js';

/** What is on disk of extensions, what can be taken back, and how they are listed. */
export interface InventoryActions {
  /** These reject with what the host answered. */
  readme(id: string): Promise<Readme>;
  sizeOf(id: string): Promise<ExtensionSize>;
  permissionUses(id: string): Promise<readonly PermissionUse[]>;
  versionsOf(id: string): Promise<readonly VersionView[]>;
  deleteVersion(id: string, version: string): Promise<void>;
  /** Nothing below rejects: failures are shown beside the extension, or above. */
  useVersion(id: string, version: string): Promise<void>;
  /** Looks for updates; not more often than each ten seconds unless a person asks. */
  checkUpdates(isAsked?: boolean): Promise<void>;
  /** Takes back what was done last, or this. */
  undo(undoId?: string): Promise<void>;
  hideUndo(): void;
  setListFilter(filter: ListFilter): void;
  setListSort(sort: ListSort): void;
  showDetailTab(id: string): void;
}

/** Milliseconds between two looks for updates that nobody asked for. */
const checkInterval = 10_000;

export function inventoryActions(store: AppStore, client: HostClient): InventoryActions {
  const tell = (thrown: unknown) => {
    const { message, nextStep } = toSerializedError(thrown);
    store.setState({ message: `${message} ${nextStep}` });
  };
  let checkedAt = 0;
  return {
    readme: (id) => client.request(ReadmeRequest, { id }),
    sizeOf: (id) => client.request(SizeRequest, { id }),
    permissionUses: async (id) => (await client.request(PermissionUsesRequest, { id })).uses,
    versionsOf: async (id) => (await client.request(VersionListRequest, { id })).versions,
    async deleteVersion(id, version) {
      await client.request(VersionDeleteRequest, { id, version });
    },
    async useVersion(id, version) {
      store.setState(({ operations, operationErrors }) => ({
        operations: withKey(operations, id, 'useVersion'),
        operationErrors: withKey(operationErrors, id, undefined),
      }));
      try {
        await client.request(VersionUseRequest, { id, version });
      } catch (thrown) {
        const error = toSerializedError(thrown);
        store.setState(({ operationErrors }) => ({ operationErrors: withKey(operationErrors, id, error) }));
      } finally {
        store.setState(({ operations }) => ({ operations: withKey(operations, id, undefined) }));
      }
    },
    async checkUpdates(isAsked = false) {
      const now = Date.now();
      if (!isAsked && now - checkedAt < checkInterval) return;
      checkedAt = now;
      // One that nobody asked for fails in silence: a lost host is told of elsewhere.
      await client.request(CheckUpdatesRequest, {}).catch((thrown) => isAsked && tell(thrown));
    },
    async undo(undoId) {
      store.setState({ undo: undefined });
      try {
        const chosen = undoId ?? (await client.request(UndoListRequest, {})).undos[0]?.undoId;
        if (chosen !== undefined) await client.request(UndoRequest, { undoId: chosen });
      } catch (thrown) {
        tell(thrown);
      }
    },
    hideUndo: () => store.setState({ undo: undefined }),
    setListFilter: (listFilter) => store.setState({ listFilter }),
    setListSort(listSort) {
      keepSort(listSort);
      store.setState({ listSort });
    },
    showDetailTab: (detailTab) => store.setState({ detailTab }),
  };
}
