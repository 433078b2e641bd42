/** An extension whose notifications are not shown. */
export interface MutedExtension {
  readonly id: string;
  /** Notifications that were not shown since it was muted, or since the host started. */
  readonly heldBack: number;
}
