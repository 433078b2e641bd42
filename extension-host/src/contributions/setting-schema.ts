import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { safeRegExp } from './safe-reg-exp.js';
import { maskSetting, valueAt } from './setting-secrets.js';

type Schema = Readonly<Record<string, unknown>>;

/** A setting as an extension declares it. */
export interface SettingSchema {
  readonly key: string;
  readonly schema: Schema;
  /** The default, if there is one and it fits. */
  readonly default: unknown;
  /** What is wrong with the schema or its default, in a sentence. */
  readonly warning?: string;
  /** What is wrong with a value, for the end of a sentence; undefined when it fits. */
  problemOf(value: unknown): string | undefined;
}

/** Prepares the JSON Schema of a setting. Never fails: a broken schema refuses every value and says why. */
export function compileSetting(key: string, schema: Schema): SettingSchema {
  let validate: ValidateFunction;
  try {
    validate = compile(schema);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const warning = `The schema of the setting ${key} is broken, so it cannot be changed: ${reason}.`;
    return {
      key,
      schema,
      default: schema.default,
      warning,
      problemOf: () => `its schema is broken: ${reason}`,
    };
  }
  const problemOf = (value: unknown): string | undefined => check(validate, schema, value);
  const problem = schema.default === undefined ? undefined : problemOf(schema.default);
  if (problem === undefined) return { key, schema, default: schema.default, problemOf };
  const warning = `The default of the setting ${key} does not fit its own schema and is not used: ${problem}.`;
  return { key, schema, default: undefined, warning, problemOf };
}

function compile(schema: Schema): ValidateFunction {
  if (schema.$async !== undefined) throw new Error('$async is not supported');
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    addUsedSchema: false,
    verbose: true,
    logger: false,
    code: { regExp: Object.assign(safeRegExp, { code: 'safeRegExp' }) },
  });
  return ajv.compile(schema);
}

function check(validate: ValidateFunction, schema: Schema, value: unknown): string | undefined {
  try {
    if (validate(value) === true) return undefined;
  } catch (error) {
    // A schema that refers to itself without end overflows the stack.
    return `its schema cannot be applied: ${error instanceof Error ? error.message : String(error)}`;
  }
  const [error] = validate.errors ?? [];
  return error ? describeError(error, maskSetting(schema, value)) : 'it does not fit its schema';
}

/** @param shown The value without its secrets. */
function describeError(error: ErrorObject, shown: unknown): string {
  const path = error.instancePath.split('/').slice(1).map(unescapeStep);
  const place = path.length === 0 ? 'it' : `${path.join('.')} in it`;
  const found = error.keyword === 'required' ? '' : ` is ${shorten(valueAt(shown, path))}, and`;
  return `${place}${found} ${describeRule(error)}`;
}

function describeRule({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return `must be ${[params.type].flat().join(' or ')}`;
    case 'enum':
      return `must be one of ${params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`;
    default:
      return message ?? `must fit ${keyword}`;
  }
}

const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
