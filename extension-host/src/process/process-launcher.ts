import { systemClock } from '../base/clock.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { CommandLine } from './command-line.js';
import { ExtensionProcess } from './extension-process.js';
import { launchProcess } from './launch-process.js';
import type { NodeRuntime } from './node-runtime.js';
import { ProcessRecords } from './process-records.js';
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
  /** Where it is written down what runs. */
  readonly dataDirectory: string;
  readonly runtime: NodeRuntime;
  readonly log: (level: 'info' | 'warning', message: string) => void;
}

/** Starts the processes of one host, from a warm spare where one is kept and fits. */
export class HostLauncher implements ProcessLauncher {
  private readonly spares: SpareKeeper;
  private readonly records: ProcessRecords;

  constructor(options: HostLauncherOptions) {
    this.records = new ProcessRecords(options.dataDirectory);
    this.spares = new SpareKeeper({
      ...options,
      clock: systemClock,
      onReady: ({ pid, mark, over }) => this.records.keepUntil(over, { pid, mark }),
    });
  }

  /** From now on a spare is kept ready, or none is. */
  async keepSpare(kept: boolean): Promise<void> {
    if (kept) this.spares.begin();
    else await this.spares.close();
  }

  async launch(
    extension: ExtensionLabel,
    line: CommandLine,
    added: Readonly<Record<string, string>>,
  ): Promise<ExtensionProcess> {
    const using = this.spares.use(line, added);
    this.spares.postpone();
    const spawned = await using;
    const launched =
      spawned === undefined
        ? await launchProcess(extension, line, added)
        : new ExtensionProcess(spawned, true);
    this.records.keepUntil(launched.exited, { ...launched, extension: extension.id });
    return launched;
  }

  /** Kills the spare. To be called when all else has ended. */
  async close(): Promise<void> {
    await this.spares.close();
    await this.records.settled();
  }
}
