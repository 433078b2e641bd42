import type { MessageConnection } from 'vscode-jsonrpc';
import { z } from 'zod';
import { handle, nothing } from './handle.js';
import type { HostControl } from './host-control.js';
import { MuteRequest, ProgressCancelRequest } from './notification-messages.js';

const mute = z.object({ id: z.string().min(1).max(200), muted: z.boolean() });
const progressCancel = z.object({ progressId: z.string().min(1).max(200) });

/** Whom a person wants to hear, and which work under way is to end. */
export function serveAttention(host: HostControl, connection: MessageConnection): void {
  handle(connection, MuteRequest, mute, ({ id, muted }) => nothing(host.mute(id, muted)));
  handle(connection, ProgressCancelRequest, progressCancel, ({ progressId }) => {
    host.cancelProgress(progressId);
    return null;
  });
}
