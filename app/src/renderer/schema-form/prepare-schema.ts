import { isObject, isSecret, type JsonSchema } from './json-schema.js';
import { isSafePattern } from './safe-pattern.js';

/** Where the schema of the extension stands in a prepared one. */
export const valueKey = 'value';

/** Under this key a prepared schema keeps its default: the form shows it and never writes it into a value by itself. */
export const declaredDefault = 'declaredDefault';

const schemaMaps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const schemaLists = ['oneOf', 'anyOf', 'allOf', 'prefixItems'];
const innerSchemas = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
];
/** What would move references, or is read by the form library in its own way. */
const dropped = new Set(['$id', 'id', '$schema', '$anchor', '$recursiveRef', '$recursiveAnchor', 'readOnly']);

/**
 * The schema that form and checker work with: an object with the value as its only property, so that any value has a place with a name.
 * It is a copy, for the checker writes into schemas.
 */
export function prepareSchema(schema: JsonSchema): JsonSchema {
  return { type: 'object', properties: { [valueKey]: prepare(schema) } };
}

function prepare(schema: unknown): unknown {
  if (!isObject(schema)) return schema === false ? false : {};
  const prepared: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (dropped.has(key)) continue;
    if (schemaMaps.includes(key)) prepared[key] = prepareMap(value, key === 'patternProperties');
    else if (schemaLists.includes(key)) prepared[key] = Array.isArray(value) ? value.map(prepare) : [];
    else if (innerSchemas.includes(key)) prepared[key] = prepareInner(key, value);
    else if (key === '$ref') prepared.$ref = typeof value === 'string' ? moveReference(value) : value;
    else if (key === 'pattern') {
      if (isSafePattern(value)) prepared.pattern = value;
    } else prepared[key === 'default' ? declaredDefault : key] = value;
  }
  return isSecret(schema) ? { ...prepared, secret: true } : prepared;
}

function prepareMap(schemas: unknown, byPattern: boolean): JsonSchema {
  if (!isObject(schemas)) return {};
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name, schema]) => isObject(schema) && (!byPattern || isSafePattern(name)))
      .map(([name, schema]) => [name, prepare(schema)]),
  );
}

function prepareInner(key: string, schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(prepare);
  if (schema === true || schema === false) return schema;
  const prepared = prepare(schema);
  // A new item of a list starts with something that can be seen.
  return key === 'items' && isObject(prepared) ? { ...prepared, default: newItem(prepared) } : prepared;
}

/** `#/$defs/a` is inside the value's schema now. Others than local references lead nowhere. */
function moveReference(reference: string): string {
  return reference.startsWith('#') ? `#/properties/${valueKey}${reference.slice(1)}` : reference;
}

function newItem(schema: JsonSchema): unknown {
  if (schema[declaredDefault] !== undefined) return schema[declaredDefault];
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const options = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(options) && isObject(options[0])) return newItem(options[0]);
  switch (schema.type) {
    case 'string':
      return '';
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0;
    case 'array':
      return [];
    case 'object':
      return Object.fromEntries(
        Object.entries(isObject(schema.properties) ? schema.properties : {})
          .filter(([, inner]) => isObject(inner) && inner.const !== undefined)
          .map(([name, inner]) => [name, (inner as JsonSchema).const]),
      );
    default:
      return undefined;
  }
}
