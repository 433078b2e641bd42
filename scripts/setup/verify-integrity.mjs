import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SetupError } from './setup-error.mjs';

/** Compares a file with a hash in npm's notation, `sha512-<base64>`. */
export async function verifyIntegrity(path, integrity) {
  const [algorithm] = integrity.split('-', 1);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  const found = `${algorithm}-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new SetupError(
      `${path} is not the file it should be, so it was not used.\n  expected ${integrity}\n  found    ${found}\n` +
        'Your npm registry may have delivered a changed or broken file.',
    );
  }
}
