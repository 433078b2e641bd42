import { ReportAddedNotification, ReportListRequest } from '../control/messages.js';
import type { Report } from '../model/reports.js';
import { formatReport } from './format-report.js';
import { waitForInterruption } from './interruption.js';
import type { CliOptions } from './options.js';
import { printableJson } from './printable.js';
import { closed, request, requireKnown, withHost } from './request.js';

/** Prints what happened to one or all extensions, and what happens with `-f` until Ctrl+C or the host ends. */
export async function reports(operands: readonly string[], options: CliOptions): Promise<number> {
  const [id, ...more] = operands;
  if (more.length > 0) {
    process.stderr.write('plugo-host: reports takes at most one id\n');
    return 2;
  }
  const interruption = options.follow ? waitForInterruption() : undefined;
  const print = (report: Report) =>
    process.stdout.write(options.json ? `${printableJson(report)}\n` : formatReport(report));
  try {
    await withHost(options, async (connection) => {
      const ended = closed(connection);
      // What happens before the list is here is in the list, too.
      const early: Report[] = [];
      let take: (report: Report) => unknown = (report) => early.push(report);
      connection.onNotification(ReportAddedNotification, ({ report }) => {
        if (id === undefined || report.extensionId === id) take(report);
      });
      const follow = interruption !== undefined;
      const only = id === undefined ? {} : { id };
      const { reports: list } = await request(connection, ReportListRequest, { ...only, follow });
      list.forEach(print);
      if (id !== undefined && list.length === 0) await requireKnown(connection, id);
      const known = new Map(list.map((report) => [report.id, report.times]));
      take = print;
      early.filter((report) => !known.has(report.id) || known.get(report.id) !== report.times).forEach(print);
      if (interruption) await Promise.race([interruption.happened, ended]);
    });
  } finally {
    interruption?.dispose();
  }
  return 0;
}
