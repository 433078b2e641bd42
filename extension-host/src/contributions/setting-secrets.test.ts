import { expect, test } from 'vitest';
import { joinSetting, maskSetting, secretTexts, splitSetting, unmaskSetting } from './setting-secrets.js';

const password = { type: 'string', format: 'password' };
const mask = '••••••••';
const account = {
  $defs: { key: { type: 'string', secret: true } },
  type: 'object',
  properties: {
    user: { type: 'string' },
    password,
    proxy: { anyOf: [{ type: 'null' }, { type: 'object', properties: { pass: { writeOnly: true } } }] },
    keys: { type: 'array', items: { type: 'object', properties: { key: { $ref: '#/$defs/key' } } } },
    tokens: { type: 'object', additionalProperties: password },
  },
};
const value = {
  user: 'ada',
  password: 'p1',
  proxy: { pass: 'p2' },
  keys: [{ key: 'k1' }, { key: 'k2' }],
  tokens: { 'a/b': 't1' },
};

test('every secret of a value is found, in lists, maps, choices and references', () => {
  expect(secretTexts(account, value)).toEqual(['p1', 'p2', 'k1', 'k2', 't1']);
});

test('a mask takes the place of each; those that may move carry a tag', () => {
  expect(maskSetting(account, value)).toEqual({
    user: 'ada',
    password: mask,
    proxy: { pass: mask },
    keys: [
      { key: expect.stringMatching(/^•{8}~[0-9a-f]{8}$/) },
      { key: expect.stringMatching(/^•{8}~[0-9a-f]{8}$/) },
    ],
    tokens: { 'a/b': expect.stringMatching(/^•{8}~/) },
  });
  expect(maskSetting(password, 'p')).toBe(mask);
  expect(maskSetting(password, '')).toBe('');
});

test('what comes back with masks has its secrets again, also where items were moved and removed', () => {
  const masked = maskSetting(account, value) as typeof value;
  expect(unmaskSetting(account, masked, value)).toEqual({ value });
  const moved = { ...masked, user: 'eva', password: 'new', keys: [masked.keys[1]], tokens: {} };
  expect(unmaskSetting(account, moved, value)).toEqual({
    value: { ...value, user: 'eva', password: 'new', keys: [{ key: 'k2' }], tokens: {} },
  });
});

test('a mask for what is not known is told', () => {
  expect(unmaskSetting(password, mask, undefined)).toBeUndefined();
  expect(unmaskSetting(account, { keys: [{ key: `${mask}~00000000` }] }, value)).toBeUndefined();
});

test('a value is parted for two files and put together again', () => {
  const { open, secrets } = splitSetting(account, value);
  expect(JSON.stringify(open)).not.toMatch(/p1|p2|k1|k2|t1/);
  expect(secrets).toEqual({
    '/password': 'p1',
    '/proxy/pass': 'p2',
    '/keys/0/key': 'k1',
    '/keys/1/key': 'k2',
    '/tokens/a~1b': 't1',
  });
  expect(joinSetting(open, secrets)).toEqual(value);
});

test('a secret that is kept no more is left out', () => {
  expect(joinSetting({ user: 'ada', password: mask }, {})).toEqual({ user: 'ada' });
  expect(joinSetting(mask, {})).toBeUndefined();
});

test('a schema that refers to itself has an end', () => {
  const node = { type: 'object', properties: { next: { $ref: '#' }, pin: password } };
  expect(secretTexts(node, { pin: '1', next: { pin: '2', next: {} } })).toEqual(['1', '2']);
  expect(secretTexts({ $ref: '#' }, 'text')).toEqual([]);
});
