import path from 'node:path';
import type { ExtensionHostError } from '../model/errors.js';
import type { BrokenExtension, ExtensionDescription } from '../model/extension-description.js';
import { extensionIdSchema } from '../model/manifest/schema.js';
import { readManifestFile } from './read-manifest-file.js';

/** What can be shown of a folder that {@link readExtension} refused. Never fails. */
export async function describeBroken(
  folder: string,
  origin: ExtensionDescription['origin'],
  error: ExtensionHostError,
): Promise<BrokenExtension> {
  const manifest = await readManifestFile(folder).catch(() => undefined);
  const fields = (typeof manifest === 'object' && manifest !== null ? manifest : {}) as Record<
    string,
    unknown
  >;
  const id = extensionIdSchema.safeParse(`${fields.publisher}.${fields.name}`);
  const known = id.success && typeof fields.publisher === 'string' && typeof fields.name === 'string';
  return {
    id: known ? id.data : `folder:${path.basename(folder)}`,
    folder,
    origin,
    partial: {
      ...textOf('displayName', [fields.displayName, fields.name].find(isText), 120),
      ...textOf('version', fields.version, 80),
      ...textOf('description', fields.description, 1_000),
    },
    error: { ...error.serialize(), ...(known ? { extensionId: id.data } : {}) },
  };
}

function textOf<K extends string>(key: K, value: unknown, limit: number): { readonly [key in K]?: string } {
  if (!isText(value)) return {};
  return { [key]: value.slice(0, limit) } as { readonly [key in K]?: string };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
