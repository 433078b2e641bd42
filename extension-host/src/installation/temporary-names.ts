import { randomBytes } from 'node:crypto';
import path from 'node:path';

/** Names in the extensions directory that mean work in progress. Discovery skips them, the sweep at start finishes them. */
const kinds = ['staging', 'aside', 'trash'] as const;

export type TemporaryKind = (typeof kinds)[number];

/**
 * `.staging-<random>`: a copy not yet in place. `.aside-<random>-<name>`: the folder `<name>` while a new one takes its place.
 * `.trash-<random>`: to be deleted.
 */
export function temporaryPath(kind: TemporaryKind, directory: string, name?: string): string {
  const random = randomBytes(4).toString('hex');
  return path.join(directory, `.${kind}-${random}${name === undefined ? '' : `-${name}`}`);
}

/** What a name means; undefined for names that are none of these. */
export function parseTemporaryName(
  name: string,
): { readonly kind: TemporaryKind; readonly original?: string } | undefined {
  const [, kind, original] = /^\.(staging|aside|trash)-[0-9a-f]{8}(?:-(.+))?$/.exec(name) ?? [];
  const known = kinds.find((one) => one === kind);
  if (!known) return undefined;
  return { kind: known, ...(original === undefined ? {} : { original }) };
}
