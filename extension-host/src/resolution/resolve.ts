import type { BrokenExtension, ExtensionDescription } from '../model/extension-description.js';
import type { Resolution } from './resolution.js';

export interface ResolutionRequest {
  /** At most one of each id. */
  readonly extensions: readonly ExtensionDescription[];
  readonly broken?: readonly BrokenExtension[];
  /** Ids of extensions that are switched off. */
  readonly disabled?: ReadonlySet<string>;
}

/**
 * Decides who can run and in which order. Pure. Errors are `DEPENDENCY_CYCLE`, `DEPENDENCY_MISSING`,
 * `DEPENDENCY_OUT_OF_RANGE`, `DEPENDENCY_DISABLED` and `DEPENDENCY_BROKEN`.
 */
export function resolve(request: ResolutionRequest): Resolution {
  throw new Error('not written yet');
}
