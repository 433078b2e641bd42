import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { ControlError, IdParams } from './messages.js';

export interface MuteParams extends IdParams {
  readonly muted: boolean;
}

/**
 * Client → host. Shows nothing of what an extension tells people from now on, or shows it again; remembered. What it posts while it is
 * muted counts as dismissed at once, and is counted in the snapshot's `muted`.
 */
export const MuteRequest = new RequestType<MuteParams, null, ControlError>(
  'notification/mute',
  ParameterStructures.byName,
);

export interface ProgressCancelParams {
  /** The `id` in the snapshot's `progress`. */
  readonly progressId: string;
}

/** Client → host. A person wants a piece of work to end; its extension is told. What cannot be cancelled, or is over, is left alone. */
export const ProgressCancelRequest = new RequestType<ProgressCancelParams, null, ControlError>(
  'progress/cancel',
  ParameterStructures.byName,
);
