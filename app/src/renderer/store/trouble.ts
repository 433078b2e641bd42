import type { CulpritSearch, ExtensionView, SerializedError } from '@plugo/extension-host/control';

/** How far a diagnostics bundle is. */
export type DiagnosticsStep =
  | { readonly kind: 'asking' }
  /** `name` is the file of the archive that is being read. */
  | { readonly kind: 'saving'; readonly name: string; readonly percentage: number }
  | { readonly kind: 'saved'; readonly file: string; readonly size: number; readonly entries: number }
  | { readonly kind: 'failed'; readonly error: SerializedError };

/** What is wrong, and what is being done about it. */
export interface TroubleState {
  /** The search for the culprit, as the host has it. */
  readonly culprit: CulpritSearch | undefined;
  /** The diagnostics that are being saved, or were. */
  readonly diagnostics: DiagnosticsStep;
  /** Failures that the person has read and put away, by {@link failureKey}. */
  readonly dismissedFailures: readonly string[];
}

export const noTrouble: TroubleState = {
  culprit: undefined,
  diagnostics: { kind: 'asking' },
  dismissedFailures: [],
};

/** An extension that has failed. */
export interface Failure {
  readonly key: string;
  readonly extension: ExtensionView;
  readonly error: SerializedError;
  readonly since: number;
}

/** One failure of one extension: when it fails again, that is another one. */
function failureKey(id: string, since: number): string {
  return `${id}@${since}`;
}

/** Those that have failed and about which nothing was done yet, the latest first. */
export function openFailures(
  extensions: Readonly<Record<string, ExtensionView>>,
  dismissed: readonly string[],
): readonly Failure[] {
  return Object.values(extensions)
    .flatMap((extension): readonly Failure[] => {
      const { availability, state, id } = extension;
      if (availability.kind !== 'enabled' || state.status !== 'failed') return [];
      return [{ key: failureKey(id, state.since), extension, error: state.error, since: state.since }];
    })
    .filter(({ key }) => !dismissed.includes(key))
    .sort((a, b) => b.since - a.since);
}
