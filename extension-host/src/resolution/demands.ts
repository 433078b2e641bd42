import semver from 'semver';
import type { ExtensionDescription } from '../model/extension-description.js';

/** What one extension wants of another. */
export interface Demand {
  /** Who wants it. */
  readonly by: string;
  /** What is wanted. */
  readonly id: string;
  readonly range: string;
  readonly optional: boolean;
}

/** By id of who wants. */
export type Demands = ReadonlyMap<string, readonly Demand[]>;

/** What an extension declares, needed ones first, each kind sorted by id. One that is both counts as needed. */
export function demandsOf({ id: by, manifest }: ExtensionDescription): readonly Demand[] {
  const needed = Object.entries(manifest.extensionDependencies);
  const optional = Object.entries(manifest.optionalExtensionDependencies).filter(
    ([id]) => !Object.hasOwn(manifest.extensionDependencies, id),
  );
  return [
    ...needed.sort(byId).map(([id, range]) => ({ by, id, range, optional: false })),
    ...optional.sort(byId).map(([id, range]) => ({ by, id, range, optional: true })),
  ];
}

function byId([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1;
}

/**
 * Whether a version meets a range. A pre-release meets the ranges it lies in (1.1.0-beta.1 meets ^1.0.0), for it is there only
 * because a person installed it.
 */
export function meets(version: string, range: string): boolean {
  return semver.satisfies(version, range, { includePrerelease: true });
}
