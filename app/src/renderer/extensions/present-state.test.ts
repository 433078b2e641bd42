import type { ExtensionState, ExtensionView, SerializedError } from '@plugo/extension-host/control';
import { describe, expect, test } from 'vitest';
import { countStates, presentState, problemOf } from './present-state.js';

const error = (code: SerializedError['code'], message = 'reason'): SerializedError => ({
  code,
  message,
  nextStep: '',
});
const extension = (
  state: ExtensionState,
  over: Partial<ExtensionView> = {},
): Pick<
  ExtensionView,
  'availability' | 'state' | 'activationEvents' | 'dependencies' | 'health' | 'reload'
> => ({
  availability: { kind: 'enabled' },
  activationEvents: ['onStartup'],
  dependencies: [],
  state,
  ...over,
});
const inactive: ExtensionState = { status: 'inactive' };
const active: ExtensionState = { status: 'active', since: 0, pid: 1 };
const crash = { at: 0, error: error('EXITED', 'It exited with code 1.') };
const failed: ExtensionState = {
  status: 'failed',
  since: 0,
  error: error('CRASH_LIMIT', 'It crashed 5 times.'),
};
const shown = (one: ReturnType<typeof extension>): string => {
  const { word, tone } = presentState(one, 7_400);
  return `${word} (${tone})`;
};

describe('a state is shown as word and colour', () => {
  test('of one that runs and has something to say of itself', () => {
    const health = (status: 'ok' | 'degraded' | 'notReady') => ({
      status,
      message: 'The disk is slow',
      since: 0,
    });
    const stale = { status: 'failed', at: 0, error: error('ACTIVATION_FAILED') } as const;
    const views = [
      extension(active, { health: health('ok') }),
      extension(active, { health: health('degraded') }),
      extension(active, { health: health('notReady') }),
      extension(active, { reload: { status: 'underWay', since: 0 } }),
      extension(active, { reload: stale }),
    ];
    expect(views.map(shown)).toEqual([
      'Running (ok)',
      'Degraded (warning)',
      'Not ready (busy)',
      'Reloading (busy)',
      'Running (ok)',
    ]);
    expect(views.map(problemOf)).toEqual([
      undefined,
      'The disk is slow',
      undefined,
      undefined,
      'Not reloaded: reason',
    ]);
  });

  test('of a run', () => {
    const states: ExtensionState[] = [
      inactive,
      { status: 'starting', since: 0 },
      { status: 'activating', since: 0, pid: 1 },
      active,
      { status: 'unresponsive', since: 0, pid: 1 },
      { status: 'backingOff', until: 10_000, attempt: 2, crash },
      failed,
      { status: 'stopping', since: 0 },
    ];
    expect(states.map((state) => shown(extension(state)))).toEqual([
      'Stopped (muted)',
      'Starting (busy)',
      'Activating (busy)',
      'Running (ok)',
      'Not responding (warning)',
      'Restarting in 3 s (warning)',
      'Failed (error)',
      'Stopping (busy)',
    ]);
  });

  test('of an extension that cannot run, naming what it needs', () => {
    const dependencies = [
      { id: 'plugo.there', range: '*', optional: false, satisfied: true },
      { id: 'plugo.extra', range: '*', optional: true, satisfied: false },
      { id: 'plugo.missing', range: '^1.0.0', optional: false, satisfied: false },
    ];
    const unresolved = { kind: 'unresolved', error: error('DEPENDENCY_MISSING') } as const;
    expect([
      shown(extension(inactive, { availability: { kind: 'disabled' } })),
      shown(extension(inactive, { availability: { kind: 'invalid', error: error('MANIFEST_INVALID') } })),
      shown(extension(inactive, { availability: { kind: 'invalid', error: error('ENGINE_INCOMPATIBLE') } })),
      shown(extension(inactive, { availability: unresolved, dependencies })),
      shown(extension(inactive, { availability: { kind: 'unresolved', error: error('DEPENDENCY_CYCLE') } })),
      shown(extension(inactive, { activationEvents: ['onCommand:a.b'] })),
    ]).toEqual([
      'Disabled (muted)',
      'Broken (error)',
      'Incompatible (error)',
      'Needs plugo.missing (warning)',
      'Circular (warning)',
      'On demand (muted)',
    ]);
  });
});

test('the reason is the one that keeps it from running', () => {
  expect([
    problemOf(extension(active)),
    problemOf(extension(failed)),
    problemOf(
      extension(inactive, { availability: { kind: 'invalid', error: error('ENTRY_MISSING', 'No main.') } }),
    ),
  ]).toEqual([undefined, 'It crashed 5 times.', 'No main.']);
});

test('each extension is counted once', () => {
  const broken = { availability: { kind: 'invalid', error: error('MANIFEST_INVALID') } } as const;
  const all = [
    extension(active),
    extension(active),
    extension(failed),
    extension(inactive),
    extension(inactive, broken),
  ];
  expect(countStates(all)).toEqual({ running: 2, failed: 1, broken: 1 });
});
