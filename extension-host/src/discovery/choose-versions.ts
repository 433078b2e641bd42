import semver from 'semver';
import { groupBy } from '../base/group-by.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';

export interface VersionChoice {
  /** The highest version of each id, sorted by id. */
  readonly chosen: readonly ExtensionDescription[];
  readonly superseded: readonly ExtensionDescription[];
  /** Folders that repeat an id and version found before, each with its `DUPLICATE_ID`. */
  readonly duplicates: readonly (ExtensionDescription & { readonly error: ExtensionHostError })[];
}

/** Chooses one folder for each id. Of the same version in two folders the one that comes first in the list is kept. */
export function chooseVersions(extensions: readonly ExtensionDescription[]): VersionChoice {
  const chosen: ExtensionDescription[] = [];
  const superseded: ExtensionDescription[] = [];
  const duplicates: (ExtensionDescription & { readonly error: ExtensionHostError })[] = [];
  for (const versions of groupBy(extensions, ({ id }) => id).values()) {
    const kept = new Map<string, ExtensionDescription>();
    for (const extension of versions) {
      const first = kept.get(extension.manifest.version);
      if (first) duplicates.push({ ...extension, error: duplicateError(first, extension) });
      else kept.set(extension.manifest.version, extension);
    }
    const [highest, ...lower] = [...kept.values()].sort((a, b) =>
      semver.rcompare(a.manifest.version, b.manifest.version),
    );
    chosen.push(highest as ExtensionDescription);
    superseded.push(...lower);
  }
  chosen.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { chosen, superseded, duplicates };
}

function duplicateError(first: ExtensionDescription, second: ExtensionDescription): ExtensionHostError {
  const { id, manifest, folder } = second;
  return new ExtensionHostError(
    'DUPLICATE_ID',
    `Both ${first.folder} and ${folder} hold ${id} ${manifest.version}; the first one is used.`,
    { extensionId: id, data: { folders: [first.folder, folder] } },
  );
}
