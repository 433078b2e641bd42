import { expect, test } from 'vitest';
import type { BrokenExtension, ExtensionDescription } from '../model/extension-description.js';
import { describe } from '../testing/write-extension.js';
import type { ResolutionRequest } from './resolution.js';
import { resolve } from './resolve.js';

/** `plugo.a` needing others: `extension('a', { b: '^1.0.0' })`; optional ones after that. */
function extension(
  name: string,
  needs: Readonly<Record<string, string>> = {},
  optional: Readonly<Record<string, string>> = {},
): ExtensionDescription {
  const full = (ranges: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(ranges).map(([id, range]) => [`plugo.${id}`, range]));
  return describe(`plugo.${name}`, {
    extensionDependencies: full(needs),
    optionalExtensionDependencies: full(optional),
  });
}

const short = (text: string) => text.replaceAll('plugo.', '');

/** What came of each extension: `ok`, `disabled`, or code and sentence. */
function outcome(
  extensions: readonly ExtensionDescription[],
  rest: Omit<ResolutionRequest, 'extensions'> = {},
) {
  const { extensions: results } = resolve({ extensions, ...rest });
  return Object.fromEntries(
    [...results].map(([id, result]) => {
      if (result.kind !== 'unresolved') return [short(id), result.kind === 'resolved' ? 'ok' : result.kind];
      return [short(id), short(`${result.error.code.replace('DEPENDENCY_', '')}: ${result.error.message}`)];
    }),
  );
}

function waves(extensions: readonly ExtensionDescription[]) {
  return resolve({ extensions }).waves.map((wave) => wave.map(short).join(' '));
}

test('what depends on nothing starts at once, the others after what they need', () => {
  const extensions = [
    extension('d', { b: '*', c: '*' }),
    extension('c', { a: '^1.0.0' }),
    extension('b', { a: '^1.0.0' }),
    extension('a'),
    extension('lone'),
  ];
  expect(waves(extensions)).toEqual(['a lone', 'b c', 'd']);
});

test('a missing dependency is named with the range, and the others run', () => {
  expect(outcome([extension('a', { x: '^1.0.0' }), extension('b')])).toEqual({
    a: 'MISSING: a needs x ^1.0.0, which is not installed.',
    b: 'ok',
  });
});

test('a version out of range is named with all demands on it', () => {
  const extensions = [
    describe('plugo.x@1.2.0'),
    extension('a', { x: '^2.0.0' }),
    extension('b', { x: '^1.0.0' }),
    extension('c', {}, { x: '>=3' }),
  ];
  expect(outcome(extensions)).toEqual({
    x: 'ok',
    a: 'OUT_OF_RANGE: a needs x ^2.0.0, but version 1.2.0 is installed. All demands on x: a wants ^2.0.0, b wants ^1.0.0, c wants >=3 (optional).',
    b: 'ok',
    c: 'ok',
  });
});

test('demands of a disabled extension do not count', () => {
  const extensions = [
    describe('plugo.x@1.2.0'),
    extension('a', { x: '^2.0.0' }),
    extension('b', { x: '^3.0.0' }),
  ];
  expect(outcome(extensions, { disabled: new Set(['plugo.b']) })).toMatchObject({
    a: 'OUT_OF_RANGE: a needs x ^2.0.0, but version 1.2.0 is installed.',
    b: 'disabled',
  });
});

test('a circle of two is named from the view of each', () => {
  expect(outcome([extension('a', { b: '*' }), extension('b', { a: '*' }), extension('c')])).toEqual({
    a: 'CYCLE: a cannot start, for these need each other in a circle: a → b → a.',
    b: 'CYCLE: b cannot start, for these need each other in a circle: b → a → b.',
    c: 'ok',
  });
});

test('a circle of three, and what hangs on it, name the circle', () => {
  const extensions = [
    extension('a', { b: '*' }),
    extension('b', { c: '*' }),
    extension('c', { a: '*' }),
    extension('outer', { a: '*' }),
  ];
  expect(outcome(extensions)).toMatchObject({
    c: 'CYCLE: c cannot start, for these need each other in a circle: c → a → b → c.',
    outer:
      'BROKEN: outer needs a, which cannot run: a cannot start, for these need each other in a circle: a → b → c → a.',
  });
});

test('a very long circle is found', () => {
  const extensions = Array.from({ length: 500 }, (_, n) =>
    extension(`e${n}`, { [`e${(n + 1) % 500}`]: '*' }),
  );
  const results = [...resolve({ extensions }).extensions.values()];
  expect(
    results.every((result) => result.kind === 'unresolved' && result.error.code === 'DEPENDENCY_CYCLE'),
  ).toBe(true);
});

test('a very long chain resolves', () => {
  const extensions = Array.from({ length: 5_000 }, (_, n) =>
    extension(`e${n}`, n > 0 ? { [`e${n - 1}`]: '*' } : {}),
  );
  expect(resolve({ extensions }).waves).toHaveLength(5_000);
});

test('an extension that needs itself says so', () => {
  expect(outcome([extension('a', { a: '^1.0.0' })])).toEqual({ a: 'CYCLE: a needs itself.' });
});

test('what needs a disabled extension waits for it; what needs that names the root', () => {
  const extensions = [extension('a', { b: '*' }), extension('b', { c: '*' }), extension('c')];
  expect(outcome(extensions, { disabled: new Set(['plugo.c']) })).toEqual({
    a: 'BROKEN: a needs b, which cannot run: b needs c, which is disabled.',
    b: 'DISABLED: b needs c, which is disabled.',
    c: 'disabled',
  });
});

test('a circle that goes through a disabled extension is none', () => {
  const extensions = [extension('a', { b: '*' }), extension('b', { a: '*' })];
  expect(outcome(extensions, { disabled: new Set(['plugo.b']) })).toEqual({
    a: 'DISABLED: a needs b, which is disabled.',
    b: 'disabled',
  });
});

test('what needs a broken folder, through any chain, names what is wrong with it', () => {
  const broken: BrokenExtension = {
    id: 'plugo.x',
    folder: '/x',
    origin: 'installed',
    partial: {},
    error: { code: 'ENTRY_MISSING', message: 'main is gone.', nextStep: 'Build it.', extensionId: 'plugo.x' },
  };
  const request = { extensions: [extension('a', { b: '*' }), extension('b', { x: '*' })], broken: [broken] };
  expect(outcome(request.extensions, request)).toEqual({
    a: 'BROKEN: a needs b, which cannot run: main is gone.',
    b: 'BROKEN: b needs x, which cannot run: main is gone.',
  });
  const result = resolve(request).extensions.get('plugo.a');
  expect(result).toMatchObject({
    error: { nextStep: 'Build it.', data: { cause: { code: 'ENTRY_MISSING', extensionId: 'plugo.x' } } },
  });
});

test('several obstacles are told together, the one to repair first in front', () => {
  const extensions = [extension('a', { b: '^2.0.0', c: '^1.0.0' }), extension('b')];
  expect(outcome(extensions).a).toBe(
    'MISSING: a needs c ^1.0.0, which is not installed. a needs b ^2.0.0, but version 1.0.0 is installed.',
  );
});

test('optional dependencies order the start and never block it', () => {
  expect(waves([extension('a', {}, { b: '^1.0.0', gone: '*' }), extension('b')])).toEqual(['b', 'a']);
  expect(waves([extension('a', {}, { b: '^2.0.0' }), extension('b')])).toEqual(['a b']);
  expect(waves([extension('a', {}, { b: '*' }), extension('b', { a: '*' })])).toEqual(['a', 'b']);
  expect(waves([extension('a', {}, { b: '*' }), extension('b', {}, { a: '*' })])).toEqual(['b', 'a']);
  expect(waves([extension('a', {}, { a: '*' })])).toEqual(['a']);
});

test.each([
  ['1.0.0', '^1.0.0', true],
  ['1.1.0-beta.1', '^1.0.0', true],
  ['2.0.0-beta.1', '^1.0.0', false],
  ['1.0.0-beta.1', '^1.0.0', false],
  ['1.0.0-beta.2', '^1.0.0-beta.1', true],
  ['0.0.1-alpha', '*', true],
])('version %s meets %s: %s', (version, range, met) => {
  const result = outcome([describe(`plugo.x@${version}`), extension('a', { x: range })]);
  expect(result.a === 'ok').toBe(met);
});

test('who is needed and who needs are told over any distance, in start and stop order', () => {
  const { dependenciesOf, dependentsOf, startsAfter, declaredBy } = resolve({
    extensions: [
      extension('top', { middle: '*' }, { side: '*' }),
      extension('middle', { base: '*' }),
      extension('base'),
      extension('side'),
      extension('off', { base: '*' }),
    ],
    disabled: new Set(['plugo.off']),
  });
  expect([
    dependenciesOf('plugo.top').map(short),
    dependentsOf('plugo.base').map(short),
    startsAfter('plugo.top').map(short),
    dependenciesOf('plugo.unknown'),
  ]).toEqual([['base', 'middle'], ['top', 'middle'], ['middle', 'side'], []]);
  expect(declaredBy('plugo.top')).toEqual([
    { id: 'plugo.middle', range: '*', optional: false, found: '1.0.0', satisfied: true },
    { id: 'plugo.side', range: '*', optional: true, found: '1.0.0', satisfied: true },
  ]);
});

test('dependents of what is missing or disabled are known too', () => {
  const extensions = [extension('a', { gone: '*' }), extension('b', { off: '*' }), extension('off')];
  const { dependentsOf, declaredBy } = resolve({ extensions, disabled: new Set(['plugo.off']) });
  expect([dependentsOf('plugo.gone'), dependentsOf('plugo.off')]).toEqual([['plugo.a'], ['plugo.b']]);
  expect(declaredBy('plugo.a')).toEqual([
    { id: 'plugo.gone', range: '*', optional: false, found: undefined, satisfied: false },
  ]);
});
