import type { ExtensionView } from '../control/extension-view.js';

/** The state of an extension in a word or two, the same words as in the app. */
export function describeState(view: Pick<ExtensionView, 'availability' | 'state'>): string {
  if (view.availability.kind === 'disabled') return 'disabled';
  if (view.availability.kind === 'invalid') return 'broken';
  if (view.availability.kind === 'unresolved') return 'unresolved';
  return view.state.status === 'backingOff' ? 'restarting' : view.state.status;
}

/** Why it does not run, where there is a reason. */
export function reasonOf(view: Pick<ExtensionView, 'availability' | 'state'>): string | undefined {
  if ('error' in view.availability) return view.availability.error.message;
  if (view.state.status === 'failed') return view.state.error.message;
  if (view.state.status === 'backingOff') return view.state.crash.error.message;
  return undefined;
}
