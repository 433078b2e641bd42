import type { MethodContribution } from './manifest/schema.js';

/** What a manifest says of a method. */
export type MethodRules = MethodContribution;

/** How the results of a method may be kept. */
export type CacheRules = NonNullable<MethodRules['cacheable']>;
