import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './paths.mjs';

test('docs/errors.md has every error and report of the tables', () => {
  const { stderr, status } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts/generate-errors-doc.mjs'), '--check'],
    { encoding: 'utf8' },
  );
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});
