import { resolve } from 'node:path';
import { ExtensionHost } from '../host/extension-host.js';
import type {
  CompressionPreference,
  EncodingPreference,
  EncryptionPreference,
  TransportPreference,
} from '../model/transport.js';
import { hostVersion } from '../version.js';
import { dataDirectoryOf } from './data-directory.js';
import { waitForInterruption } from './interruption.js';
import { LogPrinter } from './log-printer.js';
import type { CliOptions } from './options.js';
import { printStates } from './state-printer.js';

const transports: readonly string[] = ['auto', 'unix', 'tcp'] satisfies TransportPreference[];
const encryptions: readonly string[] = ['off', 'tcp', 'always'] satisfies EncryptionPreference[];
const encodings: readonly string[] = ['json', 'msgpack'] satisfies EncodingPreference[];
const compressions: readonly string[] = ['none', 'gzip', 'brotli'] satisfies CompressionPreference[];

/** Runs extension folders in place, prints states and logs, and stops everything at Ctrl+C. */
export async function run(folders: readonly string[], options: CliOptions): Promise<number> {
  const wrong =
    wrongChoice('transport', options, transports) ??
    wrongChoice('encryption', options, encryptions) ??
    wrongChoice('encoding', options, encodings) ??
    wrongChoice('compression', options, compressions);
  if (wrong !== undefined) {
    process.stderr.write(`plugo-host: ${wrong}\n`);
    return 2;
  }
  const interruption = waitForInterruption();
  try {
    const host = await ExtensionHost.create({
      dataDirectory: dataDirectoryOf(options['data-dir']),
      hostVersion,
      linkedFolders: folders.map((folder) => resolve(folder)),
      ...(options.dev ? { development: true } : {}),
      ...(options.transport === undefined ? {} : { transport: options.transport as TransportPreference }),
      ...(options.encryption === undefined ? {} : { encryption: options.encryption as EncryptionPreference }),
      ...(options.encoding === undefined ? {} : { encoding: options.encoding as EncodingPreference }),
      ...(options.compression === undefined
        ? {}
        : { compression: options.compression as CompressionPreference }),
    });
    await runUntil(interruption.happened, host);
    return 0;
  } finally {
    interruption.dispose();
  }
}

/** What is wrong with an option that takes one of a few words, where something is. */
function wrongChoice(
  name: 'transport' | 'encryption' | 'encoding' | 'compression',
  options: CliOptions,
  wanted: readonly string[],
): string | undefined {
  const given = options[name];
  return given === undefined || wanted.includes(given)
    ? undefined
    : `--${name} is ${given}; wanted ${wanted.join(', ')}`;
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
