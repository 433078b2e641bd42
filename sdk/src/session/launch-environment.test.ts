import { expect, test } from 'vitest';
import { takeLaunchEnvironment } from './launch-environment.js';

test('the token is taken out, so that no program the extension starts inherits it', () => {
  const env = { PLUGO_ENDPOINT: 'unix:/a', PLUGO_TOKEN: 'secret' };
  expect(takeLaunchEnvironment(env)).toEqual({ endpoint: 'unix:/a', token: 'secret' });
  expect(env).toEqual({ PLUGO_ENDPOINT: 'unix:/a' });
  expect(() => takeLaunchEnvironment(env)).toThrow('the token was used already');
});

test('without Plugo it says who starts extensions, and how', () => {
  expect(() => takeLaunchEnvironment({})).toThrow('plugo-host run <folder>');
});
