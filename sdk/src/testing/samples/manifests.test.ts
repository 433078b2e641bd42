import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { manifestSchema } from '../../../../extension-host/src/model/manifest/schema.js';
import committed from '../../../schema/manifest.schema.json' with { type: 'json' };
import { manifestJsonSchema } from '../../../scripts/manifest-json-schema.mjs';
import { sampleFolder, samplesFolder } from './sample-launch.js';

const names = [
  'clock',
  'countdown',
  'crash-loop',
  'dashboard',
  'hello-python',
  'hello-world',
  'mail-watch',
  'missing-dependency',
  'word-count',
] as const;

const python = ['main.py', 'plugo_client.py'];

test('these are the samples', async () => {
  const entries = await readdir(samplesFolder, { withFileTypes: true });
  expect(
    entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort(),
  ).toEqual(names);
});

test.each(names)('%s has a sound manifest, an icon, a page and no packages', async (name) => {
  const manifest = JSON.parse(await readFile(`${sampleFolder(name)}/package.json`, 'utf8'));
  expect(manifestSchema.safeParse(manifest)).toMatchObject({ success: true });
  expect(manifest).toMatchObject({
    name,
    publisher: 'plugo',
    icon: 'icon.svg',
    engines: { plugo: '^0.1.0' },
  });
  expect(await readdir(sampleFolder(name))).toEqual(
    ['README.md', 'icon.svg', 'package.json', ...(manifest.main ? [manifest.main] : python)].sort(),
  );
});

test.each(names)('%s is short enough to be read at once', async (name) => {
  const files = await readdir(sampleFolder(name));
  for (const file of files.filter((one) => /\.(js|mjs|ts|py)$/.test(one))) {
    const lines = (await readFile(`${sampleFolder(name)}/${file}`, 'utf8')).trimEnd().split('\n').length;
    expect(lines).toBeLessThan(file.endsWith('.py') ? 80 : 40);
  }
});

test('the JSON Schema for editors says what the host checks; else run: npm run generate-manifest-schema -w sdk', () => {
  expect(committed).toEqual(manifestJsonSchema(manifestSchema));
});
