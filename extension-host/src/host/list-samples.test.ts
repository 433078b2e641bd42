import path from 'node:path';
import { expect, test } from 'vitest';
import { listSamples } from './list-samples.js';

const samples = path.resolve(import.meta.dirname, '../../../sample-extensions');

test('the samples are listed by name, each with its icon and folder', async () => {
  const listed = await listSamples(samples, '0.1.0');
  expect(listed.map(({ displayName }) => displayName)).toEqual([
    'Clock',
    'Countdown',
    'Crash Loop',
    'Hello Python',
    'Hello World',
    'Missing Dependency',
    'Word Count',
  ]);
  const hello = listed.find(({ id }) => id === 'plugo.hello-world');
  expect(hello).toMatchObject({ version: '1.0.0', folder: path.join(samples, 'hello-world') });
  expect(hello?.icon).toMatch(/^data:image\/svg/);
});

test('without a folder, or where it is gone, there is none', async () => {
  expect(await listSamples(undefined, '0.1.0')).toEqual([]);
  expect(await listSamples('/nowhere/at/all', '0.1.0')).toEqual([]);
});
