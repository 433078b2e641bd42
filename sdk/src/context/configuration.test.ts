import { expect, test } from 'vitest';
import { createConfiguration } from './configuration.js';

test('listeners are told after the new values can be read, and until they are disposed', () => {
  const configuration = createConfiguration({ limit: 1 }, () => {});
  const seen: unknown[] = [];
  const listener = configuration.onDidChange(({ changed }) => seen.push(changed, configuration.get('limit')));
  configuration.update({ configuration: { limit: 2 }, changed: ['limit'] });
  listener.dispose();
  configuration.update({ configuration: { limit: 3 }, changed: ['limit'] });
  expect(seen).toEqual([['limit'], 2]);
  expect(configuration.get('limit')).toBe(3);
});

test('a listener that throws is reported and keeps none of the others', () => {
  const errors: unknown[] = [];
  const configuration = createConfiguration({}, (error) => errors.push(error));
  let told = 0;
  configuration.onDidChange(() => {
    throw new Error('broken');
  });
  configuration.onDidChange(() => {
    told += 1;
  });
  configuration.update({ configuration: {}, changed: [] });
  expect({ told, errors }).toEqual({ told: 1, errors: [new Error('broken')] });
});

test('names that every object has are no settings', () => {
  const configuration = createConfiguration({}, () => {});
  expect(configuration.get('constructor')).toBeUndefined();
  expect(configuration.get('__proto__')).toBeUndefined();
});
