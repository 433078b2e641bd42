import type { MessageConnection } from 'vscode-jsonrpc';
import { z } from 'zod';
import { handle } from './handle.js';
import type { HostControl } from './host-control.js';
import { RevealSettingRequest } from './settings-messages.js';

const step = z.union([z.string().max(1_000), z.number().int().min(0)]);
const reveal = z.object({
  id: z.string().min(1).max(200),
  key: z.string().min(1),
  path: z.array(step).max(64),
});

/** Answers what is asked of settings beside setting them. */
export function serveSettingSecrets(host: HostControl, connection: MessageConnection): void {
  handle(connection, RevealSettingRequest, reveal, (params) => ({ value: host.revealSetting(params) }));
}
