import { expect, test } from 'vitest';
import { everyLine, hostFilterOf, isFiltered, patternError, rangeSince } from './log-filter.js';

const asked = (filter: Partial<typeof everyLine>) => hostFilterOf({ ...everyLine, ...filter }, 1_000);

test('the host is asked for no more than differs from everything', () => {
  expect(asked({})).toEqual({});
  expect(asked({ extensionIds: ['a.b'], level: 'error', text: ' x ', range: { kind: 'run' } })).toEqual({
    extensionIds: ['a.b'],
    level: 'error',
    text: 'x',
    isPattern: false,
    matchCase: false,
    from: 1_000,
  });
  expect(asked({ range: { kind: 'custom', to: 9 } })).toEqual({ to: 9 });
});

test('while a pattern is being typed that is none yet, it is not looked for, and why is said', () => {
  expect(asked({ text: '(', isPattern: true })).toEqual({});
  expect(patternError({ ...everyLine, text: '(', isPattern: true })).toBe('/(/: Unterminated group');
  expect(patternError({ ...everyLine, text: '(' })).toBeUndefined();
  expect(asked({ text: '^ x', isPattern: true })).toMatchObject({ text: '^ x', isPattern: true });
});

test('times are counted from the moment they are chosen; what was cleared is no filter', () => {
  const noon = new Date(2026, 10, 22, 12).getTime();
  expect(rangeSince('minutes', noon)).toEqual({ kind: 'minutes', from: noon - 300_000 });
  expect(rangeSince('today', noon)).toEqual({ kind: 'today', from: new Date(2026, 10, 22).getTime() });
  expect(isFiltered({ ...everyLine, range: { kind: 'cleared', from: noon } })).toBe(false);
  expect(isFiltered({ ...everyLine, range: rangeSince('hour', noon) })).toBe(true);
});
