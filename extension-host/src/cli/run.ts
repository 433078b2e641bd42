import { resolve } from 'node:path';
import { ExtensionHost } from '../host/extension-host.js';
import type { TransportPreference } from '../model/transport.js';
import { hostVersion } from '../version.js';
import { dataDirectoryOf } from './data-directory.js';
import { waitForInterruption } from './interruption.js';
import { LogPrinter } from './log-printer.js';
import type { CliOptions } from './options.js';
import { printStates } from './state-printer.js';

const transports: readonly string[] = ['auto', 'unix', 'tcp'] satisfies TransportPreference[];

/** Runs extension folders in place, prints states and logs, and stops everything at Ctrl+C. */
export async function run(folders: readonly string[], options: CliOptions): Promise<number> {
  if (options.transport !== undefined && !transports.includes(options.transport)) {
    process.stderr.write(
      `plugo-host: --transport is ${options.transport}; wanted ${transports.join(', ')}\n`,
    );
    return 2;
  }
  const interruption = waitForInterruption();
  try {
    const host = await ExtensionHost.create({
      dataDirectory: dataDirectoryOf(options['data-dir']),
      hostVersion,
      linkedFolders: folders.map((folder) => resolve(folder)),
      ...(options.transport === undefined ? {} : { transport: options.transport as TransportPreference }),
    });
    await runUntil(interruption.happened, host);
    return 0;
  } finally {
    interruption.dispose();
  }
}

async function runUntil(end: Promise<void>, host: ExtensionHost): Promise<void> {
  const printer = new LogPrinter();
  // What went wrong at opening was logged before anybody could listen.
  printer.print(host.latestLogLines(1000));
  host.onLogLines((lines) => printer.print(lines));
  printStates(host);
  try {
    await Promise.race([host.start(), end]);
    await end;
  } finally {
    process.stdout.write('stopping…\n');
    await host.close();
  }
}
