import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listSamples } from './list-samples.js';

const samples = path.resolve(import.meta.dirname, '../../../sample-extensions');

test('the samples are listed by name, each with its icon and folder', async () => {
  const listed = await listSamples(samples, '0.1.0');
  const names = listed.map(({ displayName }) => displayName);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  const folders = readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(listed.map(({ folder }) => path.basename(folder)).sort()).toEqual(
    folders.map(({ name }) => name).sort(),
  );
  const hello = listed.find(({ id }) => id === 'plugo.hello-world');
  expect(hello).toMatchObject({ version: '1.0.0', folder: path.join(samples, 'hello-world') });
  expect(hello?.icon).toMatch(/^data:image\/svg/);
});

test('without a folder, or where it is gone, there is none', async () => {
  expect(await listSamples(undefined, '0.1.0')).toEqual([]);
  expect(await listSamples('/nowhere/at/all', '0.1.0')).toEqual([]);
});
