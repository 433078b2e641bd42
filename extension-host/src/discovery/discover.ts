import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { mapLimited } from '../base/map-limited.js';
import { describeSystemError, systemErrorCode } from '../base/system-error.js';
import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type {
  BrokenExtension,
  DiscoveryResult,
  ExtensionDescription,
} from '../model/extension-description.js';
import { describeBroken } from './broken-extension.js';
import { chooseVersions } from './choose-versions.js';
import { readExtension } from './read-extension.js';
import { uniqueIds } from './unique-ids.js';

export interface DiscoveryRequest {
  /** Directories whose sub-folders are installed extensions. One that does not exist counts as empty. */
  readonly roots: readonly string[];
  /** Folders of somebody else that are run in place. */
  readonly linkedFolders: readonly string[];
  readonly hostVersion: string;
}

/** A folder to read, or a directory that could not be listed. */
type Candidate = { readonly folder: string; readonly origin: ExtensionDescription['origin'] } & {
  readonly error?: ExtensionHostError;
};

/**
 * Reads every extension folder. Never fails: what is wrong with one folder becomes a broken extension. Ids are unique over
 * `extensions` and `broken`; both are sorted by id.
 */
export async function discover(request: DiscoveryRequest): Promise<DiscoveryResult> {
  const installed = (await Promise.all(request.roots.map(listFolders))).flat();
  const linked = request.linkedFolders.map((folder): Candidate => ({ folder, origin: 'linked' }));
  const candidates = await withoutRepeats([...installed, ...linked]);
  const read = await mapLimited(candidates, 16, (candidate) => readCandidate(candidate, request.hostVersion));
  const { chosen, superseded, duplicates } = chooseVersions(read.flatMap((result) => result.extension ?? []));
  const broken = [
    ...read.flatMap((result) => result.broken ?? []),
    ...(await Promise.all(
      duplicates.map(({ folder, origin, error }) => describeBroken(folder, origin, error)),
    )),
  ];
  return {
    extensions: chosen,
    broken: uniqueIds(
      broken,
      chosen.map(({ id }) => id),
    ),
    superseded,
  };
}

/** Sub-folders of a root, links to folders included, sorted by name. Names that start with a dot are work in progress. */
async function listFolders(root: string): Promise<readonly Candidate[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
      .map((entry) => path.join(root, entry.name))
      .sort()
      .map((folder) => ({ folder, origin: 'installed' }));
  } catch (cause) {
    if (systemErrorCode(cause) === 'ENOENT') return [];
    const message = `The directory ${root} cannot be read: ${describeSystemError(cause)}.`;
    return [
      {
        folder: root,
        origin: 'installed',
        error: new ExtensionHostError('MANIFEST_UNREADABLE', message, { cause }),
      },
    ];
  }
}

/** One folder may be reached twice, through a link or because it is both installed and linked. */
async function withoutRepeats(candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
  const seen = new Set<string>();
  const places = await Promise.all(
    candidates.map(({ folder }) => realpath(folder).catch(() => path.resolve(folder))),
  );
  return candidates.filter((_, index) => {
    const place = places[index] as string;
    return seen.has(place) ? false : seen.add(place);
  });
}

async function readCandidate(
  { folder, origin, error }: Candidate,
  hostVersion: string,
): Promise<{ extension?: ExtensionDescription; broken?: BrokenExtension }> {
  try {
    if (error) throw error;
    return { extension: await readExtension(folder, origin, hostVersion) };
  } catch (thrown) {
    return { broken: await describeBroken(folder, origin, toExtensionHostError(thrown)) };
  }
}
