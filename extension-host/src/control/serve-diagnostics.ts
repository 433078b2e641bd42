import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { z } from 'zod';
import { DiagnosticsSaveRequest } from './diagnostics-messages.js';
import { handle, tell } from './handle.js';
import type { HostControl } from './host-control.js';
import { CallProgressNotification } from './messages.js';

const parameters = z.object({
  file: z
    .string()
    .max(4096)
    .refine(
      (file) => path.isAbsolute(file) && file.endsWith('.zip'),
      'must be an absolute path to a .zip file',
    ),
  progressToken: z.union([z.number(), z.string().max(200)]).exactOptional(),
});

/** The diagnostics bundle. */
export function serveDiagnostics(host: HostControl, connection: MessageConnection): void {
  handle(connection, DiagnosticsSaveRequest, parameters, async ({ file, progressToken: token }, signal) => {
    const saved = await host.diagnostics.save(file, signal, (message, done, total) => {
      if (token === undefined) return;
      const value = { message, percentage: (100 * done) / total };
      tell(connection, CallProgressNotification, { token, value });
    });
    return { file, ...saved };
  });
}
