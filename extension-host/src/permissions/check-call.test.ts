import { expect, test } from 'vitest';
import { describe } from '../testing/write-extension.js';
import { checkCall } from './check-call.js';

const caller = describe('plugo.words', {
  extensionDependencies: { 'plugo.hello': '^1.0.0' },
  optionalExtensionDependencies: ['plugo.clock'],
});

test('an extension may call what it depends on, optional or not', () => {
  expect(() => checkCall(caller, 'plugo.hello')).not.toThrow();
  expect(() => checkCall(caller, 'plugo.clock')).not.toThrow();
});

test.each(['plugo.other', 'plugo.words', 'toString', '__proto__'])(
  'it may not call %s, and hears what to add',
  (id) => {
    expect(() => checkCall(caller, id)).toThrowError(
      expect.objectContaining({
        code: 'NOT_PERMITTED',
        message: `plugo.words may not call ${id}, for its package.json does not name it as a dependency.`,
        nextStep: expect.stringContaining(`Add "${id}"`),
      }),
    );
  },
);
