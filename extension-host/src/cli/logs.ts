import type { MessageConnection } from 'vscode-jsonrpc';
import { LogLinesNotification, LogSubscribeRequest, SnapshotRequest } from '../control/messages.js';
import { ExtensionHostError } from '../model/errors.js';
import { hostLogId } from '../model/log-entry.js';
import { waitForInterruption } from './interruption.js';
import { LogPrinter } from './log-printer.js';
import type { CliOptions } from './options.js';
import { request, withHost } from './request.js';

/** Prints the latest log lines of one or all extensions, and new ones with `-f` until Ctrl+C or the host ends. */
export async function logs(operands: readonly string[], options: CliOptions): Promise<number> {
  const [id, ...more] = operands;
  if (more.length > 0) {
    process.stderr.write('plugo-host: logs takes at most one id\n');
    return 2;
  }
  const printer = new LogPrinter({ id, json: options.json });
  const interruption = options.follow ? waitForInterruption() : undefined;
  try {
    await withHost(options, async (connection) => {
      const ended = closed(connection);
      connection.onNotification(LogLinesNotification, ({ lines }) => printer.print(lines));
      const { lines } = await request(connection, LogSubscribeRequest, { history: 20_000 });
      printer.print(lines);
      if (id !== undefined && printer.printed === 0) await requireKnown(connection, id);
      if (interruption) await Promise.race([interruption.happened, ended]);
    });
  } finally {
    interruption?.dispose();
  }
  return 0;
}

/** That an extension has said nothing is no error; that there is none is. */
async function requireKnown(connection: MessageConnection, id: string): Promise<void> {
  const { extensions } = await request(connection, SnapshotRequest, {});
  if (id === hostLogId || extensions.some((extension) => extension.id === id)) return;
  throw new ExtensionHostError('NOT_INSTALLED', `No extension ${id} is installed.`, { extensionId: id });
}

function closed(connection: MessageConnection): Promise<void> {
  return new Promise((resolve) => connection.onClose(resolve));
}
