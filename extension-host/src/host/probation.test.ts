import { expect, test } from 'vitest';
import type { InstallationRecord } from '../model/installation-record.js';
import { describe } from '../testing/write-extension.js';
import { Probation } from './probation.js';

const minute = 60_000;
const error = { code: 'EXITED', message: '', nextStep: '' } as const;
const updated: InstallationRecord = {
  source: '/x',
  installedAt: 0,
  changedAt: 100 * minute,
  onProbation: '2.0.0',
};

/** What is told when a version crashes at these minutes after the update. */
function failures(
  minutes: readonly number[],
  record: InstallationRecord | undefined = updated,
  version = '2.0.0',
) {
  const told: string[] = [];
  const probation = new Probation({
    recordOf: () => record,
    onFailed: (id, which, crashes) => told.push(`${id} ${which} after ${crashes}`),
  });
  for (const after of minutes) {
    const crash = { at: (100 + after) * minute, error };
    const state = { status: 'backingOff', until: 0, attempt: 1, crash } as const;
    probation.stateChanged({ id: 'a.b', description: describe(`a.b@${version}`), state });
  }
  return told;
}

test('the third crash of a new version within ten minutes is told, once', () => {
  expect(failures([0, 1])).toEqual([]);
  expect(failures([0, 1, 9.9])).toEqual(['a.b 2.0.0 after 3']);
  expect(failures([0, 1, 2, 3, 4])).toEqual(['a.b 2.0.0 after 3']);
});

test('a crash counts once, however often the state that tells of it comes', () => {
  expect(failures([0, 0, 0, 1, 1])).toEqual([]);
});

test('later crashes, those of another version, and those of one that took the place of none do not count', () => {
  expect(failures([0, 1, 11])).toEqual([]);
  expect(failures([0, 1, 2], updated, '1.0.0')).toEqual([]);
  expect(failures([0, 1, 2], { source: '/x', installedAt: 0, changedAt: 0 })).toEqual([]);
});

test('a state without a crash counts nothing', () => {
  const probation = new Probation({ recordOf: () => updated, onFailed: () => expect.unreachable() });
  for (let n = 0; n < 5; n++)
    probation.stateChanged({ id: 'a.b', description: describe('a.b@2.0.0'), state: { status: 'inactive' } });
});
