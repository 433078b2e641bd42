import { LogLinesNotification, LogSubscribeRequest } from '../control/messages.js';
import { waitForInterruption } from './interruption.js';
import { LogPrinter } from './log-printer.js';
import type { CliOptions } from './options.js';
import { closed, request, requireKnown, withHost } from './request.js';

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
