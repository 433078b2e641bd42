import path from 'node:path';
import { DiagnosticsSaveRequest } from '../control/diagnostics-messages.js';
import { CallProgressNotification } from '../control/messages.js';
import type { CliOptions } from './options.js';
import { printProgress } from './print-progress.js';
import { printable } from './printable.js';
import { request, withHost } from './request.js';

/** Saves the diagnostics of the running host as one file, and names it. */
export async function diagnostics(operands: readonly string[], options: CliOptions): Promise<number> {
  const [name, ...more] = operands;
  if (name === undefined || more.length > 0) {
    process.stderr.write('plugo-host: diagnostics takes the name of the file to write\n');
    return 2;
  }
  const file = path.resolve(name.endsWith('.zip') ? name : `${name}.zip`);
  await withHost(options, async (connection) => {
    connection.onNotification(CallProgressNotification, ({ value }) => printProgress(value));
    const { entries, size } = await request(connection, DiagnosticsSaveRequest, { file, progressToken: 0 });
    process.stdout.write(`${printable(file)}: ${entries} files, ${size} bytes\n`);
  });
  return 0;
}
