import { type ExtensionHostError, toError } from '../model/errors.js';
import { availabilityOf, type Inventory } from './inventory.js';

/** Why an extension cannot run, where it is meant to. */
export function obstacleOf(inventory: Inventory, id: string): ExtensionHostError | undefined {
  const availability = availabilityOf(inventory, id);
  return 'error' in availability ? toError({ ...availability.error, extensionId: id }) : undefined;
}
