import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { CulpritCheck, CulpritSearch, CulpritVerdict } from '../model/culprit-search.js';
import type { ControlError } from './messages.js';

const byName = ParameterStructures.byName;

/** The search that is under way, or was and has not been put away. */
export interface CulpritResult {
  readonly search: CulpritSearch | null;
}

/** Client → host. The search as it is; how it goes on comes as `culprit/didChange`. */
export const CulpritFollowRequest = new RequestType<Record<string, never>, CulpritResult, ControlError>(
  'culprit/follow',
  byName,
);

export interface CulpritStartParams {
  /** Finds out by itself whether the problem is there; a person is asked when left out. */
  readonly check?: CulpritCheck;
  /** Milliseconds a check waits for the problem in each step, 1,000–120,000; 5,000 when left out. */
  readonly observe?: number;
}

/**
 * Client → host. Searches the enabled extension that brings a problem: pauses half of them, asks whether the problem is still there,
 * and so on. Fails with `CULPRIT_SEARCH_UNDERWAY` and `NOTHING_TO_SEARCH`.
 */
export const CulpritStartRequest = new RequestType<CulpritStartParams, CulpritResult, ControlError>(
  'culprit/start',
  byName,
);

export interface CulpritAnswerParams {
  /** The question that is answered. An answer to one that is over changes nothing. */
  readonly step: number;
  readonly verdict: CulpritVerdict;
}

/** Client → host. What the person says to the present question. */
export const CulpritAnswerRequest = new RequestType<CulpritAnswerParams, CulpritResult, ControlError>(
  'culprit/answer',
  byName,
);

/** Client → host. Ends the search, or puts away what it has found. Answered when everything is as before. */
export const CulpritStopRequest = new RequestType<Record<string, never>, null, ControlError>(
  'culprit/stop',
  byName,
);

/** Host → client. The search has gone on, or is put away (null). */
export const CulpritChangedNotification = new NotificationType<CulpritResult>('culprit/didChange', byName);
