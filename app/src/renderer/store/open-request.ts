import type { RequestOrigin } from '../../shared/open-request.js';

/** Who outside the window has asked for the installation that is shown; undefined: the person did. */
export interface OpenRequestState {
  readonly installAskedBy: RequestOrigin | undefined;
}

export const noOpenRequest: OpenRequestState = { installAskedBy: undefined };
