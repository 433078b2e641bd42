/** A CPU profile or a heap snapshot that was recorded and is kept until the host ends. */
export interface RecordedProfile {
  readonly profileId: string;
  readonly extensionId: string;
  readonly kind: 'cpu' | 'heap';
  /** When the recording began, milliseconds since 1970. */
  readonly at: number;
  /** Absolute path of the file: `.cpuprofile` or `.heapsnapshot`, as Chrome's tools read them. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
}
