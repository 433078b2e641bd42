import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { hostOfSocketDirectory } from '../transport/socket-directory-name.js';
import { makePrivateSocketPath } from './private-socket-path.js';

assertNoLeaks();
const directory = useTemporaryDirectory();

test('the directory is its owner’s alone, and is swept like those for extensions', async () => {
  const { path: socket, remove } = await makePrivateSocketPath(directory.path);
  const parent = path.dirname(socket);
  expect((await stat(parent)).mode & 0o777).toBe(0o700);
  expect(hostOfSocketDirectory(path.basename(parent))).toBe(process.pid);
  await remove();
  await expect(stat(parent)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a path that the system would cut off, and a directory that cannot be made, are told', async () => {
  await expect(makePrivateSocketPath(path.join(directory.path, 'x'.repeat(90)))).rejects.toMatchObject({
    code: 'TRANSPORT_FAILED',
    message: expect.stringMatching(/its path would have \d+ bytes, and at most 100 are possible\.$/),
  });
  await writeFile(path.join(directory.path, 'file'), '');
  await expect(makePrivateSocketPath(path.join(directory.path, 'file'))).rejects.toMatchObject({
    code: 'TRANSPORT_FAILED',
    message: expect.stringContaining('not a directory (ENOTDIR)'),
  });
});
