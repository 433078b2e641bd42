/** What tells by itself, in a search for the culprit, that the problem is there. */
export type CulpritCheck =
  /** An extension crashes, fails or stops answering; this one, or any. */
  | { readonly kind: 'failure'; readonly id?: string }
  /** A command fails. Its extension, and what that needs, stay on. */
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly command: string;
      readonly arguments?: readonly unknown[];
    }
  /** A line of the log, of any level, matches this regular expression. */
  | { readonly kind: 'log'; readonly pattern: string };

export type CulpritVerdict =
  /** The problem is still there. */
  | 'bad'
  /** It is gone. */
  | 'good';

/** What a search for the culprit has found. */
export type CulpritOutcome =
  /** The problem is there without any extension. */
  | { readonly kind: 'none' }
  /** It is there with this one and what that needs, and gone without it. */
  | { readonly kind: 'culprit'; readonly id: string; readonly needs: readonly string[] }
  /** Neither of the two brings it alone. */
  | { readonly kind: 'pair'; readonly ids: readonly [string, string] };

/** A search for the extension that brings a problem, as people see it. */
export interface CulpritSearch {
  readonly status: /** Extensions are being stopped and started. */
    | 'preparing'
    /** A person is asked whether the problem is still there. */
    | 'asking'
    /** The check is being waited for. */
    | 'checking'
    /** It is over, and everything is as it was before. */
    | 'done';
  /** Which question this is, from 1. */
  readonly step: number;
  /** How many there will be; more where two extensions bring the problem only together. */
  readonly steps: number;
  /** Ids of the extensions that are searched and on now. */
  readonly on: readonly string[];
  /** Ids of those that are paused for this step. */
  readonly paused: readonly string[];
  /** How many may still be the one. */
  readonly suspects: number;
  readonly check?: CulpritCheck;
  /** What the check has noticed in the step before, in a sentence. */
  readonly noticed?: string;
  readonly outcome?: CulpritOutcome;
}
