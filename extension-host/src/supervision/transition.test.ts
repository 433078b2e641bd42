import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Crash, ExtensionState } from '../model/extension-state.js';
import { type SupervisionEvent, transition } from './transition.js';

const error = { code: 'EXITED', message: 'It exited.', nextStep: 'See its log.' } as const;
const crashInfo: Crash = { at: 5, error };

const start: SupervisionEvent = { type: 'start', at: 1 };
const connected: SupervisionEvent = { type: 'connected', at: 2, pid: 7 };
const activated: SupervisionEvent = { type: 'activated', at: 3 };
const fellSilent: SupervisionEvent = { type: 'fellSilent', at: 4 };
const answered: SupervisionEvent = { type: 'answered', at: 5 };
const crashed: SupervisionEvent = { type: 'crashed', crash: crashInfo, until: 9, attempt: 1 };
const gaveUp: SupervisionEvent = { type: 'gaveUp', at: 6, error, crash: crashInfo };
const stop: SupervisionEvent = { type: 'stop', at: 7 };
const exited: SupervisionEvent = { type: 'exited' };
const events = [start, connected, activated, fellSilent, answered, crashed, gaveUp, stop, exited];

const inactive: ExtensionState = { status: 'inactive' };

function statesAfter(happenings: readonly SupervisionEvent[]): readonly ExtensionState[] {
  const states = [inactive];
  for (const event of happenings) {
    const last = states.at(-1) ?? inactive;
    const next = transition(last, event);
    if (next !== last) states.push(next);
  }
  return states;
}

const story = (...happenings: readonly SupervisionEvent[]) =>
  statesAfter(happenings)
    .map(({ status }) => status)
    .join(' → ');

test('a run from start to stop', () => {
  expect(story(start, connected, activated, stop, exited)).toBe(
    'inactive → starting → activating → active → stopping → inactive',
  );
});

test('a crash backs off, then starts again', () => {
  expect(story(start, connected, activated, crashed, start)).toBe(
    'inactive → starting → activating → active → backingOff → starting',
  );
});

test('a silent extension may answer again', () => {
  expect(story(start, connected, activated, fellSilent, answered)).toMatch(/active → unresponsive → active$/);
});

test.each([
  ['starting', [start]],
  ['activating', [start, connected]],
  ['active', [start, connected, activated]],
  ['unresponsive', [start, connected, activated, fellSilent]],
])('from %s it can crash, be given up and be stopped', (status, before) => {
  expect(story(...before, crashed)).toMatch(new RegExp(`${status} → backingOff$`));
  expect(story(...before, gaveUp)).toMatch(new RegExp(`${status} → failed$`));
  expect(story(...before, stop)).toMatch(new RegExp(`${status} → stopping$`));
});

test('what is not running is inactive at once when it is stopped', () => {
  expect(story(start, crashed, stop)).toMatch(/backingOff → inactive$/);
  expect(story(start, gaveUp, stop)).toMatch(/failed → inactive$/);
});

test('while it stops, only the exit counts', () => {
  expect(story(start, connected, stop, activated, crashed, gaveUp, start, stop, exited)).toBe(
    'inactive → starting → activating → stopping → inactive',
  );
});

test('states carry what people want to know', () => {
  expect(statesAfter([start, connected, activated, stop])).toEqual([
    inactive,
    { status: 'starting', since: 1 },
    { status: 'activating', since: 2, pid: 7 },
    { status: 'active', since: 3, pid: 7 },
    { status: 'stopping', since: 7, pid: 7 },
  ]);
  expect(statesAfter([start, crashed]).at(-1)).toEqual({
    status: 'backingOff',
    until: 9,
    attempt: 1,
    crash: crashInfo,
  });
  expect(statesAfter([start, gaveUp]).at(-1)).toEqual({
    status: 'failed',
    since: 6,
    error,
    crash: crashInfo,
  });
});

/** Every step DESIGN §5 allows. */
const allowed = new Set([
  'inactive starting',
  'starting activating',
  'activating active',
  'active unresponsive',
  'unresponsive active',
  ...['starting', 'activating', 'active', 'unresponsive'].flatMap((running) => [
    `${running} backingOff`,
    `${running} failed`,
    `${running} stopping`,
  ]),
  'backingOff starting',
  'backingOff inactive',
  'failed starting',
  'failed inactive',
  'stopping inactive',
]);

test('whatever happens in whatever order, only allowed steps are made', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), (happenings) => {
      const states = statesAfter(happenings);
      for (const [index, state] of states.slice(1).entries()) {
        expect(allowed).toContain(`${states[index]?.status} ${state.status}`);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('from wherever it got, stop and exit lead to inactive', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), (happenings) => {
      expect(statesAfter([...happenings, stop, exited]).at(-1)).toEqual(inactive);
    }),
  );
});
