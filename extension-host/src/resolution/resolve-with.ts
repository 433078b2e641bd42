import type { ExtensionDescription } from '../model/extension-description.js';
import type { Resolution } from './resolution.js';
import type { ResolutionRequest } from './resolve.js';

/**
 * The resolution as it would be with `candidate` installed and enabled, in place of another version of it.
 * @throws ExtensionHostError why the candidate could not run, or `DEPENDENCY_OUT_OF_RANGE` where an extension that runs now
 * could run no longer.
 */
export function resolveWith(candidate: ExtensionDescription, request: ResolutionRequest): Resolution {
  throw new Error('not written yet');
}
