import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExtensionDescription } from '../model/extension-description.js';
import { parseManifest } from '../model/manifest/parse-manifest.js';

/** A manifest that is sound; fields given replace its own, `undefined` takes one away. */
export function manifestOf(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name: 'hello',
    publisher: 'plugo',
    version: '1.0.0',
    engines: { plugo: '*' },
    main: 'main.js',
    ...fields,
  };
}

/** A description without a folder on disk, of `publisher.name@version`. */
export function describe(
  extension: string,
  fields: Readonly<Record<string, unknown>> = {},
): ExtensionDescription {
  const [id = '', version = '1.0.0'] = extension.split('@');
  const [publisher, name] = id.split('.');
  const manifest = parseManifest(manifestOf({ publisher, name, version, ...fields }), 'package.json');
  return { id, manifest, folder: `/extensions/${id}-${version}`, origin: 'installed' };
}

/** Writes an extension folder that would be accepted, and other files as given (path → content). */
export async function writeExtension(
  folder: string,
  fields: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  const all = { 'package.json': JSON.stringify(manifestOf(fields)), 'main.js': '', ...files };
  for (const [name, content] of Object.entries(all)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}
