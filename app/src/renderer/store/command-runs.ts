import type { SerializedError } from '@plugo/extension-host/control';

/** A command of an extension, by its names. */
export interface CommandReference {
  readonly extensionId: string;
  readonly command: string;
}

/** How far a command says it has got. */
export interface RunProgress {
  readonly message?: string;
  readonly percentage?: number;
}

/** What a command has given so far: of one that streams, its latest items. */
interface Given {
  readonly items: readonly unknown[];
  /** Items before them that are not kept. */
  readonly dropped: number;
}

export type RunState =
  | (Given & { readonly kind: 'running'; readonly progress: RunProgress | undefined })
  /** `streamed`: the result is the list of what came one by one. */
  | {
      readonly kind: 'returned';
      readonly result: unknown;
      readonly streamed: boolean;
      readonly dropped: number;
    }
  | (Given & { readonly kind: 'failed'; readonly error: SerializedError })
  | (Given & { readonly kind: 'cancelled' });

/** A command that was run, with what has come of it. */
export interface CommandRun extends CommandReference {
  readonly id: number;
  readonly label: string;
  readonly args: readonly unknown[];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly state: RunState;
}

export interface CommandRunsState {
  /** The latest ones, newest first. */
  readonly runs: readonly CommandRun[];
}

export const noCommandRuns: CommandRunsState = { runs: [] };

/** So many can be looked at again. Those that still run are kept beyond. */
const runsKept = 30;

/** Items of a stream that are kept. */
const itemsKept = 10_000;

export function withRun(runs: readonly CommandRun[], run: CommandRun): readonly CommandRun[] {
  return [run, ...runs].filter(({ state }, index) => index < runsKept || state.kind === 'running');
}

/** The runs after one has changed; one that is over stays as it is. */
export function changeRun(
  runs: readonly CommandRun[],
  id: number,
  change: (run: CommandRun & { readonly state: { readonly kind: 'running' } }) => Partial<CommandRun>,
): readonly CommandRun[] {
  return runs.map((run) => (run.id === id && isRunning(run) ? { ...run, ...change(run) } : run));
}

/** The state of a run after more items came. */
export function withItems(
  state: RunState & { readonly kind: 'running' },
  added: readonly unknown[],
): RunState {
  const all = [...state.items, ...added];
  const over = Math.max(0, all.length - itemsKept);
  return { ...state, items: over === 0 ? all : all.slice(over), dropped: state.dropped + over };
}

/** What it comes to when a command has ended well. A command that does not stream gives its result as the only item. */
export function returned({ items, dropped }: RunState & { readonly kind: 'running' }): RunState {
  const streamed = dropped + items.length > 1;
  return { kind: 'returned', result: streamed ? items : items[0], streamed, dropped };
}

function isRunning(run: CommandRun): run is CommandRun & { readonly state: { readonly kind: 'running' } } {
  return run.state.kind === 'running';
}
