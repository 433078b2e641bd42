import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { RecordedProfile } from '../model/profile.js';
import type { ControlError, IdParams } from './messages.js';

const byName = ParameterStructures.byName;

export interface ProfileRecordParams extends IdParams {
  /** What its functions take of the processor for a while, or what is in its memory at a moment. */
  readonly kind: 'cpu' | 'heap';
  /** Milliseconds of a CPU profile; 10,000 when left out. */
  readonly duration?: number;
}

/**
 * Client → host. Records a profile of a JavaScript extension; answered when it is done. Cancel the request to give it up. Fails with
 * `PROFILE_UNSUPPORTED` for others, and with `PROFILE_FAILED`.
 */
export const ProfileRecordRequest = new RequestType<ProfileRecordParams, RecordedProfile, ControlError>(
  'profile/record',
  byName,
);

/** Client → host. Ends the CPU profile of an extension that is being recorded before its time; it is kept. */
export const ProfileStopRequest = new RequestType<IdParams, null, ControlError>('profile/stop', byName);

/** Client → host. The recordings that are kept, oldest first: the last 10 of this run of the host. */
export const ProfileListRequest = new RequestType<
  Record<string, never>,
  { readonly profiles: readonly RecordedProfile[] },
  ControlError
>('profile/list', byName);

export interface ProfileReadParams {
  readonly profileId: string;
  /** Byte at which to begin: 0, then `next` of the answer before. */
  readonly offset: number;
}

export interface ProfilePiece {
  readonly text: string;
  /** Where the rest begins; left out at the end. */
  readonly next?: number;
}

/** Client → host. A piece of the file of a recording. Fails with `PROFILE_NOT_FOUND`. */
export const ProfileReadRequest = new RequestType<ProfileReadParams, ProfilePiece, ControlError>(
  'profile/read',
  byName,
);
