import type { ExtensionView } from '../control/extension-view.js';
import { SnapshotRequest } from '../control/messages.js';
import { describeState, reasonOf } from './describe-state.js';
import type { CliOptions } from './main.js';
import { request, withHost } from './request.js';

/** Prints a line for each extension of the running host. */
export async function ps(options: CliOptions): Promise<number> {
  const snapshot = await withHost(options, (connection) => request(connection, SnapshotRequest, {}));
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify(
        snapshot.extensions.map(({ icon: _, ...view }) => view),
        null,
        2,
      )}\n`,
    );
  } else {
    process.stdout.write(table(snapshot.extensions));
  }
  return 0;
}

function table(extensions: readonly ExtensionView[]): string {
  const rows = extensions.map((view) => [
    view.id,
    view.version,
    describeState(view),
    view.process ? String(view.process.pid) : '-',
    view.process ? `${(view.process.memory / 2 ** 20).toFixed(1)} MiB` : '-',
    String(view.restarts),
    reasonOf(view) ?? '',
  ]);
  const lines = [['ID', 'VERSION', 'STATE', 'PID', 'MEMORY', 'RESTARTS', 'REASON'], ...rows];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
