import type { ExtensionManifest, MethodContribution } from './manifest/schema.js';

/** What a manifest says of a method. */
export type MethodRules = MethodContribution;

/** How the results of a method may be kept. */
export type CacheRules = NonNullable<MethodRules['cacheable']>;

const noRules: MethodRules = { idempotent: false };

/** What an extension declares of one of its methods; nothing is promised of a method that it does not mention. */
export function methodRulesOf(
  manifest: Pick<ExtensionManifest, 'contributes'> | undefined,
  method: string,
): MethodRules {
  const methods = manifest?.contributes.methods ?? {};
  return (Object.hasOwn(methods, method) ? methods[method] : undefined) ?? noRules;
}
