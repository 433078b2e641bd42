import type { MessageConnection } from 'vscode-jsonrpc';
import { CrashGetRequest, CrashListRequest } from '../control/messages.js';
import { ExtensionHostError } from '../model/errors.js';
import { formatCrash, formatCrashSummary } from './format-crash.js';
import type { CliOptions } from './options.js';
import { printableJson } from './printable.js';
import { request, requireKnown, withHost } from './request.js';

/** Prints the crashes whose reports are kept, or one report. */
export async function crashes(operands: readonly string[], options: CliOptions): Promise<number> {
  const [id, name, ...more] = operands;
  if (more.length > 0) {
    process.stderr.write('plugo-host: crashes takes at most an id and a name\n');
    return 2;
  }
  await withHost(options, (connection) =>
    id !== undefined && name !== undefined
      ? printOne(connection, id, name, options)
      : printList(connection, id, options),
  );
  return 0;
}

async function printList(
  connection: MessageConnection,
  id: string | undefined,
  options: CliOptions,
): Promise<void> {
  const { crashes: list } = await request(connection, CrashListRequest, id === undefined ? {} : { id });
  if (id !== undefined && list.length === 0) await requireKnown(connection, id);
  for (const crash of list) {
    process.stdout.write(options.json ? `${printableJson(crash)}\n` : formatCrashSummary(crash));
  }
}

async function printOne(
  connection: MessageConnection,
  id: string,
  name: string,
  options: CliOptions,
): Promise<void> {
  const crash = await request(connection, CrashGetRequest, {
    id,
    name: name === 'last' ? await lastOf(connection, id) : name,
  });
  process.stdout.write(options.json ? `${printableJson(crash, 2)}\n` : formatCrash(crash));
}

async function lastOf(connection: MessageConnection, id: string): Promise<string> {
  const { crashes: list } = await request(connection, CrashListRequest, { id });
  const last = list.at(-1);
  if (last !== undefined) return last.name;
  await requireKnown(connection, id);
  throw new ExtensionHostError('CRASH_NOT_FOUND', `No crash of ${id} is known.`, { extensionId: id });
}
