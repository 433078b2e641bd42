import type { HostSettings } from '../control/host-settings.js';
import { sweepLeftovers } from '../installation/sweep-leftovers.js';
import type { Containment } from '../model/containment.js';
import { type ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import { containmentSentences } from '../process/containment.js';
import type { NodeRuntime } from '../process/node-runtime.js';
import { sweepLeftProcesses } from '../process/sweep-left-processes.js';
import { sweepStaleSockets } from '../transport/sweep-stale-sockets.js';
import type { ExtensionHostOptions } from './host-options.js';
import { problemsOfHostSettings } from './host-settings-of.js';
import type { HostStores } from './host-stores.js';
import type { Installer } from './installer.js';
import { seedSamples } from './seed-samples.js';

export interface PreparationOptions
  extends Pick<ExtensionHostOptions, 'hostVersion' | 'dataDirectory' | 'bundledExtensions'> {
  readonly stores: HostStores;
  readonly installer: Installer;
  readonly runtime: NodeRuntime;
  readonly containment: Containment;
  readonly settings: HostSettings;
  /** Aborted when the host closes. */
  readonly signal: AbortSignal;
  readonly log: (level: 'info' | 'warning', message: string) => void;
  readonly onProblem: (problem: ExtensionHostError) => void;
}

/** What a host does before it looks for extensions: tells who it is, sweeps, installs the bundled ones. Never fails. */
export async function prepare(options: PreparationOptions): Promise<void> {
  const { stores, runtime, settings, log } = options;
  log('info', `Plugo host ${options.hostVersion} started on ${options.dataDirectory}.`);
  if (runtime.fallbackReason !== undefined) {
    log('warning', `JavaScript extensions run on ${runtime.command}: ${runtime.fallbackReason}.`);
  }
  log('info', containmentSentences[options.containment]);
  for (const done of await sweepLeftProcesses(options.dataDirectory)) log('warning', done);
  for (const problem of problemsOfHostSettings(stores.settings.host)) log('warning', problem);
  for (const done of await sweepLeftovers(stores.extensionsDirectory)) log('info', done);
  await stores.trash.empty();
  // The control socket is always in the system's directory.
  for (const directory of new Set(['', settings.socketDirectory])) await sweepStaleSockets(directory);
  await seed(options);
}

async function seed(options: PreparationOptions): Promise<void> {
  const { bundledExtensions: bundled, stores, installer, signal, log, onProblem } = options;
  if (bundled === undefined) return;
  const failed = (message: string) => log('warning', message);
  try {
    await seedSamples({ bundled, installed: stores.installed, installer, signal, failed });
  } catch (error) {
    onProblem(toExtensionHostError(error));
  }
}
