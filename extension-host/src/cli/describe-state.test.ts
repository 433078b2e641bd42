import { expect, test } from 'vitest';
import { describeState, reasonOf } from './describe-state.js';

test('one that runs is described by what it says of itself, and by what became of its reload', () => {
  const running = {
    availability: { kind: 'enabled' },
    state: { status: 'active', since: 0, pid: 1 },
  } as const;
  const error = { code: 'ACTIVATION_FAILED', message: 'no disk', nextStep: '' } as const;
  const views = [
    { ...running, health: { status: 'ok', since: 0 } },
    { ...running, health: { status: 'degraded', message: 'slow', since: 0 } },
    { ...running, health: { status: 'notReady', message: 'loading', since: 0 } },
    { ...running, reload: { status: 'underWay', since: 0 } },
    { ...running, reload: { status: 'failed', at: 0, error } },
  ] as const;
  expect(views.map((view) => [describeState(view), reasonOf(view)])).toEqual([
    ['active', undefined],
    ['degraded', 'slow'],
    ['not ready', 'loading'],
    ['reloading', undefined],
    ['active', 'not reloaded: no disk'],
  ]);
});
