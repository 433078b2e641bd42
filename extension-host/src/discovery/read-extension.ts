import { realpath } from 'node:fs/promises';
import path from 'node:path';
import semver from 'semver';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { parseManifest } from '../model/manifest/parse-manifest.js';
import type { ExtensionManifest } from '../model/manifest/schema.js';
import { checkEntry } from './check-entry.js';
import { readManifestFile } from './read-manifest-file.js';

/**
 * Reads and checks the extension in a folder.
 * @param hostVersion Semantic version of this Plugo, compared with `engines.plugo`.
 * @throws ExtensionHostError `MANIFEST_MISSING` (also where the folder is gone), `MANIFEST_UNREADABLE`, `MANIFEST_INVALID`,
 * `ENGINE_INCOMPATIBLE`, `ENTRY_MISSING`, `ENTRY_OUTSIDE`.
 */
export async function readExtension(
  folder: string,
  origin: ExtensionDescription['origin'],
  hostVersion: string,
): Promise<ExtensionDescription> {
  const value = await readManifestFile(folder);
  const real = await realpath(folder);
  const manifest = parseManifest(value, path.join(real, 'package.json'));
  checkEngine(manifest, hostVersion);
  await checkEntry(real, manifest);
  return { id: `${manifest.publisher}.${manifest.name}`, manifest, folder: real, origin };
}

/** A pre-release of Plugo runs what the release it leads to runs, for that is what its users try. */
function checkEngine({ engines, displayName, name }: ExtensionManifest, hostVersion: string): void {
  const release = semver.coerce(hostVersion)?.version ?? hostVersion;
  if (semver.satisfies(hostVersion, engines.plugo, { includePrerelease: true })) return;
  if (semver.prerelease(hostVersion) && semver.satisfies(release, engines.plugo)) return;
  throw new ExtensionHostError(
    'ENGINE_INCOMPATIBLE',
    `${displayName ?? name} runs on Plugo ${engines.plugo} (engines.plugo), and this is Plugo ${hostVersion}.`,
  );
}
