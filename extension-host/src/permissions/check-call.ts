import type { ExtensionDescription } from '../model/extension-description.js';

/**
 * Lets an extension call only what it declares as a dependency, optional ones included.
 * @throws ExtensionHostError `NOT_PERMITTED`
 */
export function checkCall(caller: ExtensionDescription, calleeId: string): void {
  throw new Error('not written yet');
}
