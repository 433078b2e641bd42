import type { DiscoveryResult } from '../model/extension-description.js';

export interface DiscoveryRequest {
  /** Directories whose sub-folders are installed extensions. One that does not exist counts as empty. */
  readonly roots: readonly string[];
  /** Folders of somebody else that are run in place. */
  readonly linkedFolders: readonly string[];
  readonly hostVersion: string;
}

/**
 * Reads every extension folder. Never fails: what is wrong with one folder becomes a broken extension. Ids are unique over
 * `extensions` and `broken`; both are sorted by id.
 */
export async function discover(request: DiscoveryRequest): Promise<DiscoveryResult> {
  throw new Error('not written yet');
}
