import { type Assignment, warmSpare } from '@plugo/sdk/protocol';
import { deferred } from '../base/deferred.js';
import { settlesWithin } from '../base/settles-within.js';
import { awaitWord } from './await-word.js';
import { assignedEnvironment, canUseSpare, type StartConditions, startConditions } from './can-use-spare.js';
import type { CommandLine } from './command-line.js';
import { spawnLine } from './launch-process.js';
import type { NodeRuntime } from './node-runtime.js';
import { launcherArguments } from './resolve-command.js';
import type { SpawnedProcess } from './spawn-process.js';

/** What a launcher may take to be ready, to take on an assignment, and to be gone once it was killed; milliseconds. */
const readyLimit = 10_000;
const assignmentLimit = 1_000;
const killLimit = 5_000;

type JavaScriptLine = CommandLine & { readonly main: string };

/**
 * A process with Node and the SDK loaded that waits to become an extension's. It was started as that would be, has run nothing of
 * any extension, and is given to one only.
 */
export class WarmSpare {
  /** Whether it can still be given away. */
  private isWaiting = true;
  /** Resolves when it is gone, or has become an extension's process. */
  readonly over: Promise<void>;

  private constructor(
    private readonly spawned: SpawnedProcess,
    private readonly conditions: StartConditions,
    private readonly finish: () => void,
    over: Promise<void>,
  ) {
    this.over = over;
  }

  /** Resolves when it is ready; undefined where it did not get so far. Rejects with the error of the system. */
  static async launch(runtime: NodeRuntime & { readonly launcher: string }): Promise<WarmSpare | undefined> {
    const line: CommandLine = {
      command: runtime.command,
      args: [...launcherArguments(runtime.launcher), warmSpare.argument],
      cwd: '/',
      environment: runtime.environment,
    };
    const conditions = startConditions(line);
    const spawned = await spawnLine(line, {});
    const { promise: over, resolve: finish } = deferred<void>();
    const spare = new WarmSpare(spawned, conditions, finish, over);
    spawned.child.once('exit', spare.lose);
    const isReady = await awaitWord(spawned.child.stdout, warmSpare.ready, readyLimit);
    if (isReady && spare.isWaiting) return spare;
    await spare.dispose();
    return undefined;
  }

  get pid(): number {
    return this.spawned.tree.pid;
  }

  get mark(): string {
    return this.spawned.tree.mark;
  }

  fits(line: CommandLine): line is JavaScriptLine {
    return this.isWaiting && line.main !== undefined && canUseSpare(this.conditions, startConditions(line));
  }

  /**
   * Makes it the process of an extension. Undefined where it has died or does not answer; it has then run nothing of the extension.
   */
  async assign(
    line: JavaScriptLine,
    added: Readonly<Record<string, string>>,
  ): Promise<SpawnedProcess | undefined> {
    const { child, tree } = this.spawned;
    const assignment: Assignment = {
      main: line.main,
      cwd: line.cwd,
      environment: assignedEnvironment(line, added, tree.mark),
    };
    child.stdin.write(`${JSON.stringify(assignment)}\n`);
    const isAssigned = await awaitWord(child.stdout, warmSpare.assigned, assignmentLimit);
    if (!isAssigned || !this.isWaiting) {
      await this.dispose();
      return undefined;
    }
    this.isWaiting = false;
    child.off('exit', this.lose);
    child.stdin.write(warmSpare.go);
    this.finish();
    return this.spawned;
  }

  /** Kills it, unless it has become an extension's. */
  async dispose(): Promise<void> {
    if (this.isWaiting) this.spawned.tree.signal('SIGKILL');
    await settlesWithin(this.over, killLimit);
  }

  private readonly lose = (): void => {
    this.isWaiting = false;
    const { child, tree } = this.spawned;
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    void tree.end().then(this.finish);
  };
}
