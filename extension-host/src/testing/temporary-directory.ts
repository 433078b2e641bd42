import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A directory for each test of the suite, empty at its start and gone at its end. */
export function useTemporaryDirectory(): { readonly path: string } {
  const directory = { path: '' };
  beforeEach(async () => {
    directory.path = await realpath(await mkdtemp(path.join(os.tmpdir(), 'plugo-test-')));
  });
  afterEach(() => rm(directory.path, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}
