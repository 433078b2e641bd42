import type { MessageConnection } from 'vscode-jsonrpc';
import { LogLinesNotification, LogSubscribeRequest } from '../control/messages.js';
import type { LogEntry } from '../model/log-entry.js';
import { formatLogEntry } from './format-log-entry.js';
import { interrupted } from './interrupted.js';
import type { CliOptions } from './main.js';
import { request, withHost } from './request.js';

/** Prints the latest log lines of one or all extensions, and new ones with `-f` until Ctrl+C or the host ends. */
export async function logs(id: string | undefined, options: CliOptions): Promise<number> {
  const print = (lines: readonly LogEntry[]) => {
    for (const entry of lines) {
      if (id !== undefined && entry.extensionId !== id) continue;
      process.stdout.write(options.json ? `${JSON.stringify(entry)}\n` : formatLogEntry(entry));
    }
  };
  await withHost(options, async (connection) => {
    connection.onNotification(LogLinesNotification, ({ lines }) => print(lines));
    const { lines } = await request(connection, LogSubscribeRequest, { history: 20_000 });
    print(lines);
    if (options.follow) await Promise.race([interrupted(), closed(connection)]);
  });
  return 0;
}

function closed(connection: MessageConnection): Promise<void> {
  return new Promise((resolve) => connection.onClose(resolve));
}
