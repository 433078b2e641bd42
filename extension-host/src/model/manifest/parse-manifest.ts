import { ExtensionHostError } from '../errors.js';
import { describeIssue } from './describe-issue.js';
import { findRuleViolations } from './manifest-rules.js';
import { type ExtensionManifest, manifestSchema } from './schema.js';

export type ManifestCheck =
  | { readonly kind: 'sound'; readonly manifest: ExtensionManifest }
  /** Each problem is a sentence that names the field, what was found and what is allowed. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Checks what was read from a package.json and fills in defaults. Fields Plugo does not know are left out. */
export function checkManifest(value: unknown): ManifestCheck {
  const parsed = manifestSchema.safeParse(value);
  const problems = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => describeIssue(issue, value)),
    ...(isObject(value) ? findRuleViolations(value) : []),
  ];
  if (parsed.success && problems.length === 0) return { kind: 'sound', manifest: parsed.data };
  return { kind: 'invalid', problems };
}

/**
 * As {@link checkManifest}, for those who cannot go on without it.
 * @param file Named in the error.
 * @throws ExtensionHostError `MANIFEST_INVALID` with every problem in its message and as `data.problems`.
 */
export function parseManifest(value: unknown, file: string): ExtensionManifest {
  const check = checkManifest(value);
  if (check.kind === 'sound') return check.manifest;
  const { problems } = check;
  throw new ExtensionHostError('MANIFEST_INVALID', `${file} is not valid. ${problems.join(' ')}`, {
    data: { problems },
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
