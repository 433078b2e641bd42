import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { secondsUntil } from '../format/format.js';

/** What a colour stands for. The word beside it always says the same. */
export type Tone = 'ok' | 'busy' | 'warning' | 'error' | 'muted';

/** A state as it is shown: a word, a colour and a codicon. */
export interface StatePresentation {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: string;
}

type Presentable = Pick<
  ExtensionView,
  'availability' | 'paused' | 'state' | 'activationEvents' | 'dependencies' | 'health' | 'reload'
>;

/** How the state of an extension is shown at a moment (milliseconds since 1970, for the countdown). */
export function presentState(extension: Presentable, now: number): StatePresentation {
  const { availability, state } = extension;
  const words = texts.state;
  if (state.status === 'stopping') return busy(words.stopping);
  switch (availability.kind) {
    case 'disabled':
      if (extension.paused) return { word: words.paused, tone: 'muted', icon: 'debug-pause' };
      return { word: words.disabled, tone: 'muted', icon: 'circle-slash' };
    case 'invalid': {
      const word = availability.error.code === 'ENGINE_INCOMPATIBLE' ? words.incompatible : words.broken;
      return { word, tone: 'error', icon: 'error' };
    }
    case 'unresolved':
      return { word: blockedWord(extension), tone: 'warning', icon: 'warning' };
    case 'enabled':
      return presentRun(extension, now);
  }
}

function presentRun(extension: Presentable, now: number): StatePresentation {
  const { state, activationEvents } = extension;
  const words = texts.state;
  switch (state.status) {
    case 'inactive':
      return startsByItself(activationEvents)
        ? { word: words.stopped, tone: 'muted', icon: 'debug-stop' }
        : { word: words.waiting, tone: 'muted', icon: 'circle-outline' };
    case 'starting':
      return busy(words.starting);
    case 'activating':
      return busy(words.activating);
    case 'active':
      return presentActive(extension);
    case 'unresponsive':
      return { word: words.unresponsive, tone: 'warning', icon: 'watch' };
    case 'backingOff':
      return {
        word: words.restarting(secondsUntil(state.until, now)),
        tone: 'warning',
        icon: 'debug-restart',
      };
    case 'failed':
      return { word: words.failed, tone: 'error', icon: 'error' };
    case 'stopping':
      return busy(words.stopping);
  }
}

/** What it says of itself, where it has something to say. */
function presentActive({ health, reload }: Presentable): StatePresentation {
  const words = texts.state;
  if (reload?.status === 'underWay') return busy(words.reloading);
  if (health?.status === 'degraded') return { word: words.degraded, tone: 'warning', icon: 'warning' };
  if (health?.status === 'notReady') return busy(words.notReady);
  return { word: words.active, tone: 'ok', icon: 'pass-filled' };
}

function blockedWord({ availability, dependencies }: Presentable): string {
  if (availability.kind === 'unresolved' && availability.error.code === 'DEPENDENCY_CYCLE')
    return texts.state.circular;
  const unsatisfied = dependencies.find((dependency) => !dependency.satisfied && !dependency.optional);
  return unsatisfied === undefined ? texts.state.blocked : texts.state.needs(unsatisfied.id);
}

const busy = (word: string): StatePresentation => ({ word, tone: 'busy', icon: 'loading' });

/** Whether an extension runs without waiting for one of its commands. */
export function startsByItself(activationEvents: readonly string[]): boolean {
  return activationEvents.some((event) => event === '*' || event === 'onStartup');
}

/** Whether the word changes from second to second. */
export function hasCountdown({ availability, state }: Presentable): boolean {
  return availability.kind === 'enabled' && state.status === 'backingOff';
}

/** How many extensions run, failed, or cannot run at all. */
export function countStates(extensions: readonly Presentable[]): {
  running: number;
  failed: number;
  broken: number;
} {
  const counts = { running: 0, failed: 0, broken: 0 };
  for (const { availability, state } of extensions) {
    if (availability.kind === 'invalid' || availability.kind === 'unresolved') counts.broken += 1;
    else if (state.status === 'active' || state.status === 'unresponsive') counts.running += 1;
    else if (state.status === 'failed') counts.failed += 1;
  }
  return counts;
}

/** Why an extension does not run, or not as it should, in a sentence; undefined where nothing is wrong. */
export function problemOf({ availability, state, health, reload }: Presentable): string | undefined {
  if (availability.kind === 'invalid' || availability.kind === 'unresolved')
    return availability.error.message;
  if (availability.kind === 'disabled') return undefined;
  if (state.status === 'failed') return state.error.message;
  if (state.status === 'backingOff') return state.crash.error.message;
  if (reload?.status === 'failed') return texts.crash.reloadFailed(reload.error.message);
  return health?.status === 'degraded' ? health.message : undefined;
}
