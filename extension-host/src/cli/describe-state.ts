import type { ExtensionView } from '../control/extension-view.js';

type Described = Pick<ExtensionView, 'availability' | 'state' | 'health' | 'reload'>;

/** The state of an extension in a word or two, the same words as in the app. */
export function describeState(view: Described): string {
  if (view.availability.kind === 'disabled') return 'disabled';
  if (view.availability.kind === 'invalid') return 'broken';
  if (view.availability.kind === 'unresolved') return 'unresolved';
  if (view.state.status === 'active' && view.reload?.status === 'underWay') return 'reloading';
  if (view.state.status === 'active' && view.health?.status === 'degraded') return 'degraded';
  if (view.state.status === 'active' && view.health?.status === 'notReady') return 'not ready';
  return view.state.status === 'backingOff' ? 'restarting' : view.state.status;
}

/** Why it does not run, or not as it should, where there is a reason. */
export function reasonOf(view: Described): string | undefined {
  if ('error' in view.availability) return view.availability.error.message;
  if (view.state.status === 'failed') return view.state.error.message;
  if (view.state.status === 'backingOff') return view.state.crash.error.message;
  if (view.reload?.status === 'failed') return `not reloaded: ${view.reload.error.message}`;
  return view.health?.status === 'ok' ? undefined : view.health?.message;
}
