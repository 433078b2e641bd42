import { expect, test } from 'vitest';
import { permissionRows } from './permission-rows.js';

const dependency = (id: string, satisfied = true) => ({ id, range: '*', optional: false, satisfied });

test('what was asked for stands beside what is granted and what was used', () => {
  const rows = permissionRows(
    { permissions: ['network:x'], dependencies: [dependency('a.used'), dependency('a.missing', false)] },
    [
      { kind: 'call', target: 'a.used', granted: 3, refused: 0, lastAt: 7 },
      { kind: 'event', target: 'a.used', granted: 1, refused: 0, lastAt: 8 },
      { kind: 'call', target: 'a.other', granted: 0, refused: 2, lastAt: 9 },
    ],
  );
  const said = rows.map(({ key, asked, granted, used, refused, lastAt }) =>
    [key, asked ? 'asked' : 'not asked', granted, `${used} used`, `${refused} refused`, lastAt].join(', '),
  );
  expect(said).toEqual([
    'declared network:x, asked, unchecked, 0 used, 0 refused, ',
    'call a.used, asked, yes, 3 used, 0 refused, 7',
    'call a.missing, asked, no, 0 used, 0 refused, ',
    'event a.used, asked, yes, 1 used, 0 refused, 8',
    'call a.other, not asked, no, 0 used, 2 refused, 9',
  ]);
});
