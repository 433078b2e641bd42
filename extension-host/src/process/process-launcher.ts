import { systemClock } from '../base/clock.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { CommandLine } from './command-line.js';
import { ExtensionProcess } from './extension-process.js';
import { launchProcess } from './launch-process.js';
import type { NodeRuntime } from './node-runtime.js';
import { SpareKeeper } from './spare-keeper.js';

/** Starts the processes of extensions. */
export interface ProcessLauncher {
  /**
   * @param added Variables of the protocol.
   * @throws ExtensionHostError `LAUNCH_FAILED`; its data is `{ errno }`, such as `EAGAIN`
   */
  launch(
    extension: ExtensionLabel,
    line: CommandLine,
    added: Readonly<Record<string, string>>,
  ): Promise<ExtensionProcess>;
}

/** Starts each process anew. */
export const coldLauncher: ProcessLauncher = { launch: launchProcess };

export interface HostLauncherOptions {
  readonly runtime: NodeRuntime;
  readonly log: (level: 'info' | 'warning', message: string) => void;
}

/** Starts the processes of one host, from a warm spare where one is kept and fits. */
export class HostLauncher implements ProcessLauncher {
  private readonly spares: SpareKeeper;

  constructor(options: HostLauncherOptions) {
    this.spares = new SpareKeeper({ ...options, clock: systemClock });
  }

  /** From now on a spare is kept ready. */
  keepSpare(): void {
    this.spares.begin();
  }

  async launch(
    extension: ExtensionLabel,
    line: CommandLine,
    added: Readonly<Record<string, string>>,
  ): Promise<ExtensionProcess> {
    const using = this.spares.use(line, added);
    this.spares.postpone();
    const spawned = await using;
    return spawned === undefined ? launchProcess(extension, line, added) : new ExtensionProcess(spawned);
  }

  close(): Promise<void> {
    return this.spares.close();
  }
}
