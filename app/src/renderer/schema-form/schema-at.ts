import { isObject, type JsonSchema } from './json-schema.js';

/**
 * The schema that holds the keyword at a place, as the checker names places: `#/properties/port/minimum`. It walks through references,
 * which are steps called `$ref`.
 */
export function schemaAt(root: JsonSchema, keywordLocation: string): JsonSchema | undefined {
  const steps = stepsOf(keywordLocation);
  let place: unknown = root;
  for (const step of steps.slice(0, -1)) {
    const inner: unknown = innerOf(place, step);
    place = step === '$ref' && typeof inner === 'string' ? follow(root, inner) : inner;
  }
  return isObject(place) ? place : undefined;
}

/** Where a local reference leads; undefined for one that leads nowhere. */
function follow(root: JsonSchema, reference: string): unknown {
  return reference.startsWith('#') ? stepsOf(reference).reduce(innerOf, root as unknown) : undefined;
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function innerOf(place: unknown, step: string): unknown {
  if (Array.isArray(place)) return place[Number(step)];
  return isObject(place) && Object.hasOwn(place, step) ? place[step] : undefined;
}
