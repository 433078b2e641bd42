import type { MessageConnection } from 'vscode-jsonrpc';
import { z } from 'zod';
import { handle, nothing } from './handle.js';
import type { ProfileSource } from './host-control.js';
import * as messages from './profile-messages.js';

const id = z.string().min(1).max(200);

const parameters = {
  none: z.unknown(),
  id: z.object({ id }),
  record: z.object({
    id,
    kind: z.enum(['cpu', 'heap']),
    duration: z.number().int().min(100).max(300_000).exactOptional(),
  }),
  read: z.object({ profileId: z.string().min(1).max(200), offset: z.number().int().min(0) }),
};

/** Serves recordings of what extensions do. One that a client waits for is given up when the client is gone. */
export function serveProfiles(
  profiles: ProfileSource,
  connection: MessageConnection,
  gone: AbortSignal,
): void {
  handle(connection, messages.ProfileRecordRequest, parameters.record, (params, signal) =>
    profiles.record(params, AbortSignal.any([signal, gone])),
  );
  handle(connection, messages.ProfileStopRequest, parameters.id, (params) =>
    nothing(profiles.stop(params.id)),
  );
  handle(connection, messages.ProfileListRequest, parameters.none, () => ({ profiles: profiles.list }));
  handle(connection, messages.ProfileReadRequest, parameters.read, ({ profileId, offset }) =>
    profiles.read(profileId, offset),
  );
}
