import {
  CallProgressNotification,
  StreamCreditNotification,
  StreamItemNotification,
  StreamRequest,
} from '@plugo/extension-host/control';
import { rememberCommand } from '../commands/command-memory.js';
import { runnableCommand } from '../commands/runnable-commands.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';
import {
  type CommandReference,
  type CommandRun,
  changeRun,
  type RunProgress,
  returned,
  withItems,
  withRun,
} from '../store/command-runs.js';

export interface CommandActions {
  /** Runs a command; what comes of it is in the store's `runs` under the id given. */
  runCommand(command: CommandReference & { readonly label: string }, args: readonly unknown[]): number;
  /**
   * Runs a command without asking, where it has all it needs; else its form opens. What it returns is shown, nothing where it returns
   * nothing soon.
   */
  runByKeys(command: CommandReference, args: readonly unknown[] | undefined): void;
  cancelRun(id: number): void;
  forgetRuns(): void;
}

/** Items on their way at once. */
const credit = 100;

/** A command that was run by keys and takes longer is shown, in milliseconds. */
const silentPatience = 600;

/** Milliseconds between two pictures of a stream. */
const pictureInterval = 60;

export function commandActions(store: AppStore, client: HostClient): CommandActions {
  const running = new Map<number, RunningCommand>();
  let lastId = 0;

  client.on(StreamItemNotification, ({ token, item }) => running.get(Number(token))?.take(item));
  client.on(CallProgressNotification, ({ token, value }) => running.get(Number(token))?.report(value));

  const change = (id: number, make: Parameters<typeof changeRun>[2]): void =>
    store.setState(({ runs }) => ({ runs: changeRun(runs, id, make) }));

  const follow = async (run: CommandRun, command: RunningCommand): Promise<void> => {
    const { id, extensionId, command: method, args } = run;
    const params = { id: extensionId, method, arguments: args, token: id, progressToken: id, credit };
    try {
      await client.request(StreamRequest, params, command.signal);
      command.flush();
      change(id, ({ state }) => ({ state: returned(state), endedAt: Date.now() }));
    } catch (thrown) {
      command.flush();
      const error = toSerializedError(thrown);
      change(id, ({ state: { items, dropped } }) => ({
        state: command.signal.aborted
          ? { kind: 'cancelled', items, dropped }
          : { kind: 'failed', items, dropped, error },
        endedAt: Date.now(),
      }));
    } finally {
      running.delete(id);
    }
  };

  const showWhenThereIsSomething = (id: number): void => {
    const isSilent = (): boolean => {
      const state = store.getState().runs.find((run) => run.id === id)?.state;
      return state?.kind === 'returned' && (state.result === undefined || state.result === null);
    };
    const show = (): void => {
      unsubscribe();
      clearTimeout(timer);
      if (isSilent() || store.getState().dialog !== undefined) return;
      store.setState({ dialog: { kind: 'palette', command: undefined, run: id } });
    };
    const timer = setTimeout(show, silentPatience);
    const unsubscribe = store.subscribe(({ runs }) => {
      if (runs.find((run) => run.id === id)?.state.kind !== 'running') show();
    });
  };

  const actions: CommandActions = {
    runByKeys(command, args) {
      const extension = store.getState().extensions[command.extensionId];
      const contribution = extension?.commands.find((one) => one.command === command.command);
      if (extension === undefined || contribution === undefined) return;
      const { label } = runnableCommand(extension, contribution);
      if (contribution.arguments.length > 0 && args === undefined)
        store.setState({ dialog: { kind: 'palette', command } });
      else showWhenThereIsSomething(actions.runCommand({ ...command, label }, args ?? []));
    },
    runCommand({ extensionId, command: method, label }, args) {
      lastId += 1;
      const id = lastId;
      const run: CommandRun = {
        ...{ id, extensionId, command: method, label, args, startedAt: Date.now(), endedAt: undefined },
        state: { kind: 'running', progress: undefined, items: [], dropped: 0 },
      };
      store.setState(({ runs }) => ({ runs: withRun(runs, run) }));
      rememberCommand(`${extensionId}/${method}`);
      const command = new RunningCommand(
        (items) => change(id, ({ state }) => ({ state: withItems(state, items) })),
        (progress) => change(id, ({ state }) => ({ state: { ...state, progress } })),
        (count) => client.tell(StreamCreditNotification, { token: id, count }),
      );
      running.set(id, command);
      void follow(run, command);
      return id;
    },
    cancelRun(id) {
      running.get(id)?.cancel();
    },
    forgetRuns: () =>
      store.setState(({ runs }) => ({ runs: runs.filter(({ state }) => state.kind === 'running') })),
  };
  return actions;
}

/** Collects what a command gives, so that a flood of items is a few pictures a second. */
class RunningCommand {
  private readonly cancellation = new AbortController();
  private items: unknown[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly onItems: (items: readonly unknown[]) => void,
    private readonly onProgress: (progress: RunProgress) => void,
    private readonly grant: (count: number) => void,
  ) {}

  get signal(): AbortSignal {
    return this.cancellation.signal;
  }

  take(item: unknown): void {
    this.items.push(item);
    this.timer ??= setTimeout(() => this.flush(), pictureInterval);
  }

  report(progress: RunProgress): void {
    this.onProgress(progress);
  }

  cancel(): void {
    this.cancellation.abort();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { items } = this;
    if (items.length === 0) return;
    this.items = [];
    this.onItems(items);
    this.grant(items.length);
  }
}
