import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { openFailures } from './trouble.js';

const error = { code: 'EXITED', message: 'It ended.', nextStep: 'See its log.' } as const;
const extension = (id: string, since: number, kind = 'enabled') =>
  ({ id, availability: { kind }, state: { status: 'failed', since, error } }) as ExtensionView;

test('a failure stays until it is put away, and comes again when it happens again', () => {
  const extensions = {
    a: extension('a', 1),
    b: extension('b', 2),
    c: extension('c', 3, 'disabled'),
    d: { ...extension('d', 4), state: { status: 'inactive' } } as ExtensionView,
  };
  const keysOf = (dismissed: readonly string[], all: Record<string, ExtensionView> = extensions) =>
    openFailures(all, dismissed).map(({ key }) => key);
  expect(keysOf([])).toEqual(['b@2', 'a@1']);
  expect(keysOf(['b@2'])).toEqual(['a@1']);
  expect(keysOf(['b@2'], { ...extensions, b: extension('b', 9) })).toEqual(['b@9', 'a@1']);
});
