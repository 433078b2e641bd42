import type { MessageConnection } from 'vscode-jsonrpc';
import { settlesWithin } from '../base/settles-within.js';
import type { ExtensionView } from '../control/extension-view.js';
import { HostChangedNotification, SnapshotRequest } from '../control/messages.js';
import { describeState, reasonOf } from './describe-state.js';
import type { CliOptions } from './options.js';
import { printable, printableJson } from './printable.js';
import { request, withHost } from './request.js';

/** Milliseconds to wait for the memory of all processes to be measured, where nobody has looked before. */
const figuresLimit = 1_000;

/** Prints a line for each extension of the running host. */
export async function ps(operands: readonly string[], options: CliOptions): Promise<number> {
  if (operands.length > 0) {
    process.stderr.write('plugo-host: ps takes no operands\n');
    return 2;
  }
  const extensions = await withHost(options, measuredExtensions);
  if (options.json) {
    const views = extensions.map(({ icon: _, ...view }) => view);
    process.stdout.write(`${printableJson(views, 2)}\n`);
  } else {
    process.stdout.write(table(extensions));
  }
  return 0;
}

/** The picture of all extensions, once memory and CPU are in it. */
async function measuredExtensions(connection: MessageConnection): Promise<readonly ExtensionView[]> {
  const views = new Map<string, ExtensionView>();
  const isMeasured = () => [...views.values()].every(({ process }) => process?.memory !== 0);
  let tellMeasured = () => {};
  const measured = new Promise<void>((resolve) => {
    tellMeasured = resolve;
  });
  connection.onNotification(HostChangedNotification, ({ changed, removed }) => {
    for (const view of changed) views.set(view.id, view);
    for (const id of removed) views.delete(id);
    if (isMeasured()) tellMeasured();
  });
  const { extensions } = await request(connection, SnapshotRequest, {});
  for (const view of extensions) views.set(view.id, view);
  if (!isMeasured()) await settlesWithin(measured, figuresLimit);
  return [...views.values()];
}

function table(extensions: readonly ExtensionView[]): string {
  const rows = extensions.map((view) =>
    [
      view.id,
      view.version,
      describeState(view),
      view.process ? String(view.process.pid) : '-',
      view.process ? `${(view.process.memory / 2 ** 20).toFixed(1)} MiB` : '-',
      connectionOf(view),
      String(view.restarts),
      reasonOf(view) ?? '',
    ].map(printable),
  );
  const lines = [['ID', 'VERSION', 'STATE', 'PID', 'MEMORY', 'CONNECTION', 'RESTARTS', 'REASON'], ...rows];
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

/** `unix`, `tcp`, `unix+tls`, `unix+msgpack+gzip`, and `tcp (not unix)` where it was switched. */
function connectionOf({ transport }: ExtensionView): string {
  if (transport === undefined) return '-';
  const { kind, encryption, encoding, compression, switchedFrom } = transport;
  const extras = [encryption === 'tls' ? 'tls' : undefined, encoding, compression];
  const connection = [kind, ...extras.filter((extra) => extra !== undefined)].join('+');
  return `${connection}${switchedFrom === undefined ? '' : ` (not ${switchedFrom})`}`;
}
