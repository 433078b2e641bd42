import { ParameterStructures, RequestType } from 'vscode-jsonrpc';

export interface ProfileStartParams {
  /** A CPU profile as Chrome's tools read it (`.cpuprofile`), or a heap snapshot (`.heapsnapshot`). */
  readonly kind: 'cpu' | 'heap';
  /**
   * Absolute path of the file to be written, in a directory that only this person can read. It is written as `<file>.part` and renamed
   * when it is whole. What went wrong stands as a sentence in `<file>.failed`. The recording ends early when there is a
   * `<file>.stop`, and is given up when the directory is gone: so the host is heard even while the event loop is not.
   */
  readonly file: string;
  /** Milliseconds, of a CPU profile. */
  readonly duration: number;
}

/**
 * Host → extension, only where it said in `initialize` that it can. Records a profile of the process in a thread of its own; answered
 * when that has begun.
 */
export const ProfileStartRequest = new RequestType<ProfileStartParams, null, void>(
  'profile/start',
  ParameterStructures.byName,
);
