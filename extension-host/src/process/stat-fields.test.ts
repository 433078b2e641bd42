import { expect, test } from 'vitest';
import { statFields } from './stat-fields.js';

test.each(['node', 'a b', 'odd) S 1 (', ''])('a program by the name of "%s" does not shift them', (name) => {
  expect(statFields(`42 (${name}) R 1 42`)).toEqual(['R', '1', '42']);
});
