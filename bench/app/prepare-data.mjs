import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.mjs';
import { makeEchoExtensions } from '../host/make-extensions.mjs';

/**
 * Makes a data directory as a person has it after the first run, with so many small extensions installed and the samples not:
 * what a first run copies is no part of a start.
 *
 * @param {string} folder
 * @param {object} options
 * @param {number} options.count
 * @param {string} [options.event]                                        when they start; with Plugo where it is left out
 * @param {(parent: string, hostVersion: string) => void} [options.fill]  makes extensions of another kind
 */
export async function prepareData(folder, { count, event, fill }) {
  const bundled = join(folder, 'bundled');
  const dataDirectory = join(folder, 'data');
  mkdirSync(bundled, { recursive: true });
  makeEchoExtensions(bundled, 'echo', count, event);
  const library = pathToFileURL(join(ROOT, 'extension-host', 'dist', 'index.js')).href;
  const { ExtensionHost, hostVersion } = await import(library);
  fill?.(bundled, hostVersion);
  const host = await ExtensionHost.create({ dataDirectory, hostVersion, bundledExtensions: bundled });
  await host.start();
  await host.close();
  // Without extensions the app would show its welcome page in place of the list that is measured.
  writeFileSync(join(dataDirectory, 'app-state.json'), JSON.stringify({ settings: { showWelcome: false } }));
  return dataDirectory;
}
