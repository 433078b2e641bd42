type Schema = Readonly<Record<string, unknown>>;

/** A place in the value of a setting where its schema says that a secret is. */
export interface SecretPlace {
  /** Names of properties and positions in lists; empty where the whole value is secret. */
  readonly path: readonly string[];
  /** Whether the schema names each property on the way, so that the place stays the same when the value changes. */
  readonly isFixed: boolean;
}

/** Schemas may refer to themselves, and values are as deep as they were written. */
const deepest = 64;

/**
 * The secrets that are set in a value: their schema says `"format": "password"`, `"secret": true` or `"writeOnly": true`. Where several
 * schemas may apply to a place, one that says so is enough.
 */
export function secretPlaces(schema: Schema, value: unknown): readonly SecretPlace[] {
  const found = new Map<string, SecretPlace>();
  const visit = (inner: unknown, at: unknown, place: SecretPlace): void => {
    if (at === undefined || at === null || at === '' || place.path.length > deepest) return;
    for (const rule of rulesOf(schema, inner)) {
      if (isSecret(rule)) found.set(place.path.join('\0'), place);
      else
        for (const [name, under, isFixed] of below(rule, at))
          visit(under, valueIn(at, name), next(place, name, isFixed));
    }
  };
  visit(schema, value, { path: [], isFixed: true });
  return [...found.values()];
}

const next = ({ path, isFixed }: SecretPlace, name: string, named: boolean): SecretPlace => ({
  path: [...path, name],
  isFixed: isFixed && named,
});

function isSecret(schema: Schema): boolean {
  return schema.format === 'password' || schema.secret === true || schema.writeOnly === true;
}

/** A schema and all that apply to the same value beside it. */
function rulesOf(root: Schema, start: unknown): readonly Schema[] {
  const rules = new Set<Schema>();
  const add = (schema: unknown): void => {
    if (!isObject(schema) || rules.has(schema)) return;
    rules.add(schema);
    if (typeof schema.$ref === 'string') add(follow(root, schema.$ref));
    for (const list of [schema.allOf, schema.anyOf, schema.oneOf]) if (Array.isArray(list)) list.forEach(add);
    for (const branch of [schema.if, schema.then, schema.else]) add(branch);
  };
  add(start);
  return [...rules];
}

/** What applies to the parts of a value: the name of the part, its schema, and whether the schema names it. */
function* below(rule: Schema, value: unknown): Generator<readonly [string, unknown, boolean]> {
  if (Array.isArray(value)) {
    for (const index of value.keys()) {
      for (const list of [rule.items, rule.prefixItems]) {
        yield [String(index), Array.isArray(list) ? list[index] : list, false];
      }
    }
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      if (isObject(rule.properties)) yield [name, own(rule.properties, name), true];
      yield [name, rule.additionalProperties, false];
      if (isObject(rule.patternProperties))
        for (const schema of Object.values(rule.patternProperties)) yield [name, schema, false];
    }
  }
}

function follow(root: Schema, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  return reference
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(valueIn, root);
}

/** The part of a value with a name, or at a position. */
export function valueIn(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isObject(value) ? own(value, name) : undefined;
}

const own = (object: Schema, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
