import type { SerializedError } from '../model/errors.js';
import type { Crash, ExtensionState } from '../model/extension-state.js';

/** What happens to a run. Times are milliseconds since 1970. */
export type SupervisionEvent =
  | { readonly type: 'start'; readonly at: number }
  | { readonly type: 'connected'; readonly at: number; readonly pid: number }
  | { readonly type: 'activated'; readonly at: number }
  | { readonly type: 'fellSilent'; readonly at: number }
  | { readonly type: 'answered'; readonly at: number }
  /** It ended, and is started again at `until`; `attempt` counts the crashes since it was last healthy. */
  | { readonly type: 'crashed'; readonly crash: Crash; readonly until: number; readonly attempt: number }
  /** It ended, and is not started again. */
  | { readonly type: 'gaveUp'; readonly at: number; readonly error: SerializedError; readonly crash?: Crash }
  | { readonly type: 'stop'; readonly at: number }
  | { readonly type: 'exited' };

/**
 * The state after an event. An event that has no meaning in a state, such as one that comes too late, leaves it as it is.
 *
 * ```
 * inactive ─start→ starting ─connected→ activating ─activated→ active ⇄ unresponsive
 * any running ─crashed→ backingOff ─start→ starting        any running ─gaveUp→ failed ─start→ starting
 * any running ─stop→ stopping ─exited→ inactive            backingOff, failed ─stop→ inactive
 * ```
 */
export function transition(state: ExtensionState, event: SupervisionEvent): ExtensionState {
  switch (state.status) {
    case 'inactive':
      return event.type === 'start' ? starting(event.at) : state;

    case 'backingOff':
    case 'failed':
      if (event.type === 'start') return starting(event.at);
      return event.type === 'stop' ? { status: 'inactive' } : state;

    case 'starting':
      if (event.type === 'connected') return { status: 'activating', since: event.at, pid: event.pid };
      return ended(state, event);

    case 'activating':
      if (event.type === 'activated') return { status: 'active', since: event.at, pid: state.pid };
      return ended(state, event);

    case 'active':
      if (event.type === 'fellSilent') return { status: 'unresponsive', since: event.at, pid: state.pid };
      return ended(state, event);

    case 'unresponsive':
      if (event.type === 'answered') return { status: 'active', since: event.at, pid: state.pid };
      return ended(state, event);

    case 'stopping':
      return event.type === 'exited' ? { status: 'inactive' } : state;
  }
}

type Running = Extract<ExtensionState, { status: 'starting' | 'activating' | 'active' | 'unresponsive' }>;

/** What every running state has in common: three ways out. */
function ended(state: Running, event: SupervisionEvent): ExtensionState {
  switch (event.type) {
    case 'crashed':
      return { status: 'backingOff', until: event.until, attempt: event.attempt, crash: event.crash };
    case 'gaveUp': {
      const { at, error, crash } = event;
      return { status: 'failed', since: at, error, ...(crash === undefined ? {} : { crash }) };
    }
    case 'stop':
      return { status: 'stopping', since: event.at, ...('pid' in state ? { pid: state.pid } : {}) };
    default:
      return state;
  }
}

function starting(at: number): ExtensionState {
  return { status: 'starting', since: at };
}
