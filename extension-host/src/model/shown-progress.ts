/** A piece of work of an extension, shown while it is under way. */
export interface ShownProgress {
  readonly id: string;
  /** `publisher.name` */
  readonly extensionId: string;
  readonly title: string;
  readonly message?: string;
  /** From 0 to 100; left out as long as nobody knows. */
  readonly percentage?: number;
  readonly cancellable: boolean;
  /** Whether a person has asked for its end. */
  readonly cancelled: boolean;
  /** Milliseconds since 1970. */
  readonly since: number;
}
