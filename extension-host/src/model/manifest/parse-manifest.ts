import type { ExtensionManifest } from './schema.js';

export type ManifestCheck =
  | { readonly kind: 'sound'; readonly manifest: ExtensionManifest }
  /** Each problem is a sentence that names the field, what was found and what is allowed. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Checks what was read from a package.json and fills in defaults. Fields Plugo does not know are left out. */
export function checkManifest(value: unknown): ManifestCheck {
  throw new Error('not written yet');
}

/**
 * As {@link checkManifest}, for those who cannot go on without it.
 * @param file Named in the error.
 * @throws ExtensionHostError `MANIFEST_INVALID` with every problem in its message and as `data.problems`.
 */
export function parseManifest(value: unknown, file: string): ExtensionManifest {
  throw new Error('not written yet');
}
