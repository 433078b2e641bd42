import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';

/**
 * Lets an extension call only what it declares as a dependency, optional ones included.
 * @throws ExtensionHostError `NOT_PERMITTED`
 */
export function checkCall(caller: ExtensionDescription, calleeId: string): void {
  const { extensionDependencies, optionalExtensionDependencies } = caller.manifest;
  if (Object.hasOwn(extensionDependencies, calleeId)) return;
  if (Object.hasOwn(optionalExtensionDependencies, calleeId)) return;
  throw new ExtensionHostError(
    'NOT_PERMITTED',
    `${caller.id} may not call ${calleeId}, for its package.json does not name it as a dependency.`,
    {
      extensionId: caller.id,
      nextStep: `Add ${JSON.stringify(calleeId)} to "extensionDependencies" or "optionalExtensionDependencies" of ${caller.id}.`,
      data: { caller: caller.id, callee: calleeId },
    },
  );
}
