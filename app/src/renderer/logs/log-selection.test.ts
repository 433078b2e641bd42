import { expect, test } from 'vitest';
import { boundsOf, isSelected, selectLine } from './log-selection.js';

test('a click chooses one line, a second one lets go, shift stretches in both directions', () => {
  const one = selectLine(undefined, 5, false);
  expect(one).toEqual({ anchor: 5, head: 5 });
  expect(selectLine(one, 5, false)).toBeUndefined();
  const up = selectLine(one, 3, true);
  expect(up && boundsOf(up)).toEqual({ from: 3, to: 6 });
  expect([2, 3, 5, 6].map((line) => isSelected(up, line))).toEqual([false, true, true, false]);
});
