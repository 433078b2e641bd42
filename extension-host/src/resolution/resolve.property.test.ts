import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExtensionDescription } from '../model/extension-description.js';
import { describe } from '../testing/write-extension.js';
import { resolve } from './resolve.js';

/** Up to nine extensions, each needing some of nine (the ninth may be missing), with ranges that mostly fit. */
const anyExtensions = fc.integer({ min: 1, max: 9 }).chain((count) => {
  const id = fc.integer({ min: 0, max: 8 }).map((n) => `plugo.e${n}`);
  const needs = fc.dictionary(id, fc.constantFrom('*', '^1.0.0', '^1.0.0', '^2.0.0'), { maxKeys: 3 });
  return fc
    .tuple(...Array.from({ length: count }, () => fc.record({ needs, optional: needs })))
    .map((all) =>
      all.map(
        ({ needs, optional }, n): ExtensionDescription =>
          describe(`plugo.e${n}`, { extensionDependencies: needs, optionalExtensionDependencies: optional }),
      ),
    );
});

const anyRequest = fc.record({
  extensions: anyExtensions,
  disabled: fc
    .uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 2 })
    .map((ns) => new Set(ns.map((n) => `plugo.e${n}`))),
});

const codesOf = (request: Parameters<typeof resolve>[0]) =>
  new Map(
    [...resolve(request).extensions].map(([id, result]) => [
      id,
      result.kind === 'unresolved' ? result.error.code : result.kind,
    ]),
  );

test('every extension starts after all it needs, and after optional ones it waits for', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { waves, startsAfter, declaredBy } = resolve(request);
      const started = new Set<string>();
      for (const wave of waves) {
        for (const id of wave) {
          expect(startsAfter(id).every((other) => started.has(other))).toBe(true);
          const needed = declaredBy(id).filter(({ optional }) => !optional);
          expect(needed.every((dependency) => dependency.satisfied && started.has(dependency.id))).toBe(true);
        }
        for (const id of wave) started.add(id);
      }
      const resolved = [...codesOf(request)].filter(([, code]) => code === 'resolved').map(([id]) => id);
      expect([...started].sort()).toEqual(resolved.sort());
    }),
    { numRuns: 500 },
  );
});

test('an extension is circular exactly when it reaches itself (Floyd–Warshall)', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const enabled = request.extensions.filter(({ id }) => !request.disabled.has(id));
      const ids = enabled.map(({ id }) => id);
      const reaches = enabled.map(({ manifest }) =>
        ids.map((id) => Object.hasOwn(manifest.extensionDependencies, id)),
      );
      for (const via of ids.keys())
        for (const from of ids.keys())
          for (const to of ids.keys()) {
            const row = reaches[from];
            if (row?.[via] && reaches[via]?.[to]) row[to] = true;
          }
      const expected = ids.filter((_, n) => reaches[n]?.[n]);
      const found = [...codesOf(request)].filter(([, code]) => code === 'DEPENDENCY_CYCLE').map(([id]) => id);
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 500 },
  );
});

test('a circle that is named is one: each needs the next, and the last the first', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      for (const result of resolve(request).extensions.values()) {
        if (result.kind !== 'unresolved' || result.error.code !== 'DEPENDENCY_CYCLE') continue;
        const { circle } = result.error.data as { circle: string[] };
        for (const [n, id] of circle.entries()) {
          const needs = request.extensions.find((extension) => extension.id === id)?.manifest
            .extensionDependencies;
          expect(Object.keys(needs ?? {})).toContain(circle[(n + 1) % circle.length]);
        }
        expect(circle[0]).toBe(result.error.extensionId);
      }
    }),
    { numRuns: 300 },
  );
});

test('an extension is unresolved only for a dependency it needs, never for an optional one', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { extensions, declaredBy } = resolve(request);
      for (const [id, { kind }] of extensions) {
        const needed = declaredBy(id).filter(({ optional }) => !optional);
        if (kind !== 'disabled') expect(kind === 'resolved').toBe(needed.every(({ satisfied }) => satisfied));
      }
    }),
    { numRuns: 300 },
  );
});

test('the order of the list changes nothing', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const reversed = { ...request, extensions: request.extensions.toReversed() };
      expect(resolve(reversed).waves).toEqual(resolve(request).waves);
    }),
  );
});
