import type { Startup } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { phasesOf, startupGroups } from './startup-groups.js';

const startup = (launchedAt: number, more: Partial<Startup> = {}): Startup => ({
  extensionId: 'a',
  launchedAt,
  event: 'onStartup',
  warm: false,
  isRestart: false,
  marks: { spawned: 5, connected: 50, greeted: 52, activated: 60 },
  duration: 60,
  outcome: 'active',
  ...more,
});

test('starts that follow one another belong together, the latest first', () => {
  const groups = startupGroups(
    [startup(30_000, { event: 'onCommand' }), startup(100), startup(2_000), startup(0)],
    0,
  );
  expect(
    groups.map(({ begun, duration, isHostStart, startups }) => [
      begun,
      duration,
      isHostStart,
      startups.length,
    ]),
  ).toEqual([
    [30_000, 60, false, 1],
    [0, 2_060, true, 3],
  ]);
});

test('each phase begins where the one before ended', () => {
  expect(phasesOf(startup(0))).toEqual([
    { phase: 'spawn', from: 0, to: 5 },
    { phase: 'connect', from: 5, to: 50 },
    { phase: 'handshake', from: 50, to: 52 },
    { phase: 'activate', from: 52, to: 60 },
  ]);
});

test('a start that failed ends in the phase it had come to', () => {
  const failed = startup(0, { marks: { spawned: 5 }, duration: 10_000, outcome: 'HANDSHAKE_TIMEOUT' });
  expect(phasesOf(failed).at(-1)).toEqual({ phase: 'connect', from: 5, to: 10_000 });
});
