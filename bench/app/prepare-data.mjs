import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.mjs';
import { makeEchoExtensions } from '../host/make-extensions.mjs';

/**
 * Makes a data directory as a person has it after the first run, with so many small extensions installed and the samples not:
 * what a first run copies is no part of a start.
 */
export async function prepareData(folder, count) {
  const bundled = join(folder, 'bundled');
  const dataDirectory = join(folder, 'data');
  mkdirSync(bundled, { recursive: true });
  makeEchoExtensions(bundled, 'echo', count);
  const library = pathToFileURL(join(ROOT, 'extension-host', 'dist', 'index.js')).href;
  const { ExtensionHost, hostVersion } = await import(library);
  const host = await ExtensionHost.create({ dataDirectory, hostVersion, bundledExtensions: bundled });
  await host.start();
  await host.close();
  return dataDirectory;
}
