import { expect, test } from 'vitest';
import { describe } from '../testing/write-extension.js';
import { resolveWith } from './resolve-with.js';

const hello = describe('plugo.hello');
const words = describe('plugo.words', { extensionDependencies: { 'plugo.hello': '^1.0.0' } });

test('a candidate that can run gives the resolution with it', () => {
  expect(resolveWith(words, { extensions: [hello] }).waves).toEqual([['plugo.hello'], ['plugo.words']]);
});

test('a candidate that needs what is missing is refused', () => {
  expect(() => resolveWith(words, { extensions: [] })).toThrow(
    'plugo.words needs plugo.hello ^1.0.0, which is not installed.',
  );
});

test('a candidate that is out of range hears all demands, sorted by who makes them', () => {
  const candidate = describe('plugo.alpha', { extensionDependencies: { 'plugo.hello': '^2.0.0' } });
  expect(() => resolveWith(candidate, { extensions: [hello, words] })).toThrow(
    'All demands on plugo.hello: plugo.alpha wants ^2.0.0, plugo.words wants ^1.0.0.',
  );
});

test('a candidate that would close a circle is refused, and the circle named', () => {
  const circular = describe('plugo.hello@1.1.0', { extensionDependencies: { 'plugo.words': '*' } });
  expect(() => resolveWith(circular, { extensions: [hello, words] })).toThrow(
    'plugo.hello → plugo.words → plugo.hello',
  );
});

test('a new version that others cannot use is refused, and all they want is named', () => {
  const other = describe('plugo.other', { extensionDependencies: { 'plugo.hello': '<2' } });
  const extensions = [hello, words, other];
  expect(() => resolveWith(describe('plugo.hello@2.0.0'), { extensions })).toThrow(
    'With plugo.hello 2.0.0 others could run no longer: plugo.words wants ^1.0.0, plugo.other wants <2.',
  );
  expect(() => resolveWith(describe('plugo.hello@1.5.0'), { extensions })).not.toThrow();
});

test('those that cannot run anyway, or are disabled, do not stand in the way', () => {
  const unable = describe('plugo.unable', {
    extensionDependencies: { 'plugo.hello': '^1.0.0', 'plugo.gone': '*' },
  });
  const request = { extensions: [hello, words, unable], disabled: new Set(['plugo.words']) };
  expect(() => resolveWith(describe('plugo.hello@2.0.0'), request)).not.toThrow();
});

test('a candidate that was broken or disabled before counts as sound and enabled', () => {
  const error = { code: 'ENTRY_MISSING' as const, message: '', nextStep: '' };
  const broken = [{ id: 'plugo.hello', folder: '/h', origin: 'installed' as const, partial: {}, error }];
  const after = resolveWith(hello, { extensions: [words], broken, disabled: new Set(['plugo.hello']) });
  expect(after.waves).toEqual([['plugo.hello'], ['plugo.words']]);
});
