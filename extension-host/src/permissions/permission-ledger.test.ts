import { expect, test } from 'vitest';
import { PermissionLedger } from './permission-ledger.js';

test('uses are counted by whom, of what kind and of whom, granted and refused apart', () => {
  let now = 0;
  const ledger = new PermissionLedger({ now: () => ++now });
  ledger.note('a.a', 'call', 'b.b', true);
  ledger.note('a.a', 'call', 'b.b', true);
  ledger.note('a.a', 'event', 'b.b', true);
  ledger.note('a.a', 'call', 'c.c', false);
  ledger.note('b.b', 'call', 'a.a', true);
  expect(ledger.of('a.a')).toEqual([
    { kind: 'call', target: 'b.b', granted: 2, refused: 0, lastAt: 2 },
    { kind: 'event', target: 'b.b', granted: 1, refused: 0, lastAt: 3 },
    { kind: 'call', target: 'c.c', granted: 0, refused: 1, lastAt: 4 },
  ]);
  expect(ledger.of('nobody')).toEqual([]);
});

test('one that tries every name is counted for the first 200', () => {
  const ledger = new PermissionLedger({ now: () => 0 });
  for (let n = 0; n < 1_000; n++) ledger.note('a.a', 'call', `b.${n}`, false);
  expect(ledger.of('a.a')).toHaveLength(200);
});
