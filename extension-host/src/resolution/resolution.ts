import type { ExtensionHostError } from '../model/errors.js';

import type { BrokenExtension, ExtensionDescription } from '../model/extension-description.js';

export interface ResolutionRequest {
  /** At most one of each id. */
  readonly extensions: readonly ExtensionDescription[];
  readonly broken?: readonly BrokenExtension[];
  /** Ids of extensions that are switched off. */
  readonly disabled?: ReadonlySet<string>;
}

export type ExtensionResolution =
  | { readonly kind: 'resolved' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'unresolved'; readonly error: ExtensionHostError };

/** One line of an extension's dependencies, as the extensions at hand meet it. */
export interface Dependency {
  readonly id: string;
  readonly range: string;
  readonly optional: boolean;
  /** Version at hand, enabled or not; undefined where there is none. */
  readonly found: string | undefined;
  /** At hand, in range, enabled and resolved itself. */
  readonly satisfied: boolean;
}

/** Who can run, and in which order. */
export interface Resolution {
  /** By id, for every sound extension. */
  readonly extensions: ReadonlyMap<string, ExtensionResolution>;
  /** Ids of the resolved ones; those of a wave need only earlier waves and can start at once. */
  readonly waves: readonly (readonly string[])[];
  /** Ids that must run before this one starts: needed ones, and optional ones that are at hand. Direct only, sorted. */
  startsAfter(id: string): readonly string[];
  /** Ids this one needs, directly or not, in an order they can start in. Without optional ones. */
  dependenciesOf(id: string): readonly string[];
  /** Ids of enabled extensions that need this one, directly or not, in an order they can stop in (the last to start first). */
  dependentsOf(id: string): readonly string[];
  /** Declared dependencies, sorted by id; needed ones first. */
  declaredBy(id: string): readonly Dependency[];
}
