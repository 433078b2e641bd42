/** What an extension may be allowed: to call another one, or to hear its events. */
export type PermissionKind = 'call' | 'event';

/** How often an extension has made use of a permission since the host started. */
export interface PermissionUse {
  readonly kind: PermissionKind;
  /** Id of the other extension. */
  readonly target: string;
  readonly granted: number;
  /** Tried without permission. */
  readonly refused: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}
