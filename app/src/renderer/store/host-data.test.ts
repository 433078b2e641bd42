import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { noHostData, withChange } from './host-data.js';

const extension = (id: string, version = '1.0.0') => ({ id, version }) as ExtensionView;

test('a change replaces, adds and removes whole extensions and leaves the rest', () => {
  const before = { ...noHostData, extensions: { a: extension('a'), b: extension('b'), c: extension('c') } };
  const after = withChange(before, { changed: [extension('b', '2.0.0'), extension('d')], removed: ['c'] });
  expect(after).toEqual({
    ...noHostData,
    extensions: { a: extension('a'), b: extension('b', '2.0.0'), d: extension('d') },
  });
  expect(after.extensions.a).toBe(before.extensions.a);
});
