import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, OUTPUTS } from '../build.mjs';
import { ROOT } from '../paths.mjs';
import { sourceSignature } from './source-signature.mjs';
import { Stamp } from './stamp.mjs';

const stamp = new Stamp('build-stamp');

/** All that the build is made from. */
export const BUILD_SOURCES = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'sdk',
  'extension-host',
  'app',
  'sample-extensions',
  'scripts/build.mjs',
];

/** Builds unless nothing has changed since the last build. */
export async function buildWhenChanged(say) {
  const signature = sourceSignature(BUILD_SOURCES);
  if (stamp.says(signature) && OUTPUTS.every((output) => existsSync(join(ROOT, output)))) {
    return { state: 'up to date' };
  }
  say('building');
  await build();
  stamp.write(signature);
  return { state: 'built' };
}

/** For who builds into the same folders in another way: the next `buildWhenChanged` builds. */
export function forgetBuild() {
  stamp.forget();
}
