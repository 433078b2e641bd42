import { type OutputUnit, Validator } from '@cfworker/json-schema';
import { isMasked, isObject, type JsonSchema, type ValuePath } from './json-schema.js';
import { prepareSchema } from './prepare-schema.js';
import { problemText } from './problem-text.js';
import { holdsLongText, withoutPatterns } from './safe-pattern.js';
import { schemaAt } from './schema-at.js';

/** Something in a value that its schema does not allow. */
export interface ValueProblem {
  readonly path: ValuePath;
  readonly message: string;
}

/** Problems that only say that there are others further in. */
const wrappers = new Set([
  '$ref',
  'properties',
  'items',
  'additionalItems',
  'additionalProperties',
  'patternProperties',
  'prefixItems',
  'allOf',
  'if',
  'dependentSchemas',
  'unevaluatedProperties',
]);

/** What of a value its schema does not allow, in the language of the app. Never throws: what cannot be checked is left to the host. */
export function checkValue(schema: JsonSchema, value: unknown): readonly ValueProblem[] {
  return checkPrepared(prepareSchema(schema), { value }).map(({ path, message }) => ({
    path: path.slice(1),
    message,
  }));
}

/** The same for what {@link prepareSchema} made. */
export function checkPrepared(schema: JsonSchema, data: unknown): readonly ValueProblem[] {
  const value = withoutUndefined(data);
  const problems = onlyTelling(outputOf(schema, value)).flatMap((unit) => problemsOf(schema, unit, value));
  return problems.filter(
    ({ path, message }, index) =>
      problems.findIndex((other) => other.message === message && samePath(other.path, path)) === index,
  );
}

function outputOf(schema: JsonSchema, value: unknown): readonly OutputUnit[] {
  try {
    const checked = holdsLongText(value) ? withoutPatterns(schema) : schema;
    return new Validator(checked, '2019-09', false).validate(value).errors;
  } catch {
    return [];
  }
}

/** A missing property is told at its own place; everything else where it is. A secret that is not told cannot be judged. */
function problemsOf(root: JsonSchema, unit: OutputUnit, value: unknown): readonly ValueProblem[] {
  const path = pathOf(unit.instanceLocation, value);
  const owner = valueAt(value, path);
  if (isMasked(owner)) return [];
  const schema = schemaAt(root, unit.keywordLocation);
  const message = problemText(unit.keyword, schema, owner);
  if (unit.keyword !== 'required') return [{ path, message }];
  const required: readonly unknown[] = Array.isArray(schema?.required) ? schema.required : [];
  return required
    .map(String)
    .filter((name) => !isObject(owner) || !Object.hasOwn(owner, name))
    .map((name) => ({ path: [...path, name], message }));
}

/** Without the wrappers, and of several choices that all do not fit only the problems of the one that is meant. */
function onlyTelling(units: readonly OutputUnit[]): readonly OutputUnit[] {
  const told: OutputUnit[] = [];
  let skipped: string[] = [];
  for (const unit of units) {
    if (skipped.some((prefix) => unit.keywordLocation.startsWith(prefix))) continue;
    if (unit.keyword === 'anyOf' || unit.keyword === 'oneOf') {
      const meant = meantChoice(unit, units);
      if (meant === undefined) {
        told.push(unit);
        skipped = [...skipped, `${unit.keywordLocation}/`];
      } else {
        skipped = [...skipped, ...otherChoices(unit, units, meant)];
      }
    } else if (!wrappers.has(unit.keyword)) told.push(unit);
  }
  return told;
}

/** The choice without a wrong type or constant; undefined where none or several are like that. */
function meantChoice(choice: OutputUnit, units: readonly OutputUnit[]): string | undefined {
  const wrong = new Set<string>();
  const branches = new Set<string>();
  for (const unit of units) {
    const branch = branchOf(choice, unit);
    if (branch === undefined) continue;
    branches.add(branch);
    const depth = unit.instanceLocation.slice(choice.instanceLocation.length).split('/').length - 1;
    if (['type', 'const'].includes(unit.keyword) && depth <= 1) wrong.add(branch);
  }
  const possible = [...branches].filter((branch) => !wrong.has(branch));
  return possible.length === 1 ? possible[0] : undefined;
}

function otherChoices(choice: OutputUnit, units: readonly OutputUnit[], meant: string): readonly string[] {
  const branches = new Set(units.map((unit) => branchOf(choice, unit)));
  return [...branches]
    .filter((branch) => branch !== undefined && branch !== meant)
    .map((branch) => `${choice.keywordLocation}/${branch}/`);
}

function branchOf(choice: OutputUnit, unit: OutputUnit): string | undefined {
  const prefix = `${choice.keywordLocation}/`;
  return unit.keywordLocation.startsWith(prefix)
    ? unit.keywordLocation.slice(prefix.length).split('/', 1)[0]
    : undefined;
}

function pathOf(location: string, value: unknown): ValuePath {
  const path: (string | number)[] = [];
  let inner = value;
  for (const segment of location.split('/').slice(1)) {
    const name = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(inner) ? Number(name) : name;
    path.push(step);
    inner = valueAt(inner, [step]);
  }
  return path;
}

function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)];
    return isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
  }, value);
}

/** The checker knows JSON only. */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutUndefined(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, withoutUndefined(inner)]),
  );
}

const samePath = (a: ValuePath, b: ValuePath): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);
