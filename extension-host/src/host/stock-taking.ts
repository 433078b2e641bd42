import type { HostStores } from './host-stores.js';
import { availabilityOf, type Inventory, idsOf, takeInventory } from './inventory.js';
import type { LinkedFolders } from './linked-folders.js';
import { News } from './news.js';

export interface StockTakingOptions {
  readonly stores: HostStores;
  readonly linkedFolders: LinkedFolders;
  readonly hostVersion: string;
  /** Ids of those that are off for a while. */
  readonly paused: () => ReadonlySet<string>;
}

/** Takes the inventory of a host's folders, and tells each warning about it, and each obstacle, once. */
export class StockTaking {
  private readonly warnings = new News();
  private readonly obstacles = new News();

  constructor(private readonly options: StockTakingOptions) {}

  async takeInventory(): Promise<Inventory> {
    const { stores, linkedFolders, hostVersion } = this.options;
    const request = {
      roots: [stores.extensionsDirectory],
      linkedFolders: await linkedFolders.list(),
      hostVersion,
    };
    return takeInventory(request, new Set(stores.installed.state.disabled), this.options.paused());
  }

  /** Hands the schemas of settings on, and logs what is odd. */
  tell(inventory: Inventory): void {
    const { found, warnings } = inventory;
    const { configuration, log, reports } = this.options.stores;
    const odd = [...this.warnings.of(warnings), ...configuration.setExtensions(found.extensions)];
    for (const { extensionId, message } of odd) {
      log.append({ extensionId, source: 'host', level: 'warning', message });
    }
    for (const { extensionId, error } of this.obstacles.of(obstaclesIn(inventory))) {
      reports.add({ extensionId, code: 'UNAVAILABLE', message: error.message, error });
    }
  }
}

/** Why extensions cannot run, of those that are meant to. */
function obstaclesIn(inventory: Inventory) {
  return idsOf(inventory).flatMap((extensionId) => {
    const availability = availabilityOf(inventory, extensionId);
    return 'error' in availability ? [{ extensionId, error: availability.error }] : [];
  });
}
