import { cpus } from 'node:os';
import { resolve } from 'node:path';
import type { ExtensionView } from '../control/extension-view.js';
import { ExtensionHost } from '../host/extension-host.js';
import type { TransportPreference } from '../model/transport.js';
import { hostVersion } from '../version.js';
import { dataDirectoryOf } from './data-directory.js';
import { describeState, reasonOf } from './describe-state.js';
import { formatLogEntry } from './format-log-entry.js';
import { interrupted } from './interrupted.js';
import type { CliOptions } from './main.js';

const transports: readonly string[] = ['auto', 'unix', 'tcp'] satisfies TransportPreference[];

/** Runs extension folders in place, prints states and logs, and stops everything at Ctrl+C. */
export async function run(folders: readonly string[], options: CliOptions): Promise<number> {
  if (options.transport !== undefined && !transports.includes(options.transport)) {
    process.stderr.write(
      `plugo-host: --transport is ${options.transport}; wanted ${transports.join(', ')}\n`,
    );
    return 2;
  }
  const host = await ExtensionHost.create({
    dataDirectory: dataDirectoryOf(options['data-dir']),
    hostVersion,
    linkedFolders: folders.map((folder) => resolve(folder)),
    ...(options.transport === undefined ? {} : { transport: options.transport as TransportPreference }),
    startsAtOnce: Math.max(2, cpus().length),
  });
  printLog(host);
  printStates(host);
  const stop = interrupted();
  try {
    await Promise.race([host.start(), stop]);
    await stop;
  } finally {
    process.stdout.write('stopping…\n');
    await host.close();
  }
  return 0;
}

function printLog(host: ExtensionHost): void {
  host.onLogLines((lines) => {
    for (const line of lines) process.stdout.write(formatLogEntry(line));
  });
}

/** One line for each change of state, with the reason where there is one. */
function printStates(host: ExtensionHost): void {
  const known = new Map<string, string>();
  const print = (view: ExtensionView) => {
    const line = [view.id, describeState(view), reasonOf(view)].filter(Boolean).join(' · ');
    if (known.get(view.id) === line) return;
    known.set(view.id, line);
    process.stdout.write(`● ${line}\n`);
  };
  host.snapshot().extensions.forEach(print);
  host.onDidChange(({ changed }) => changed.forEach(print));
}
