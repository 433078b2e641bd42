import type { CommandArgument } from '@plugo/extension-host/control';
import { isObject } from '../schema-form/json-schema.js';
import { initialArguments, parseArguments, type TypedArguments, typedArguments } from './parse-arguments.js';

/** What stands in the form: texts of the simple fields, and values of those with a JSON Schema. Both by name. */
export interface ArgumentValues {
  readonly typed: TypedArguments;
  readonly values: Readonly<Record<string, unknown>>;
}

export type ReadArguments =
  | { readonly ok: true; readonly args: readonly unknown[] }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** What the form starts with: the defaults, or what was used before. */
export function argumentValues(
  declared: readonly CommandArgument[],
  used: readonly unknown[] | undefined,
): ArgumentValues {
  return {
    typed: used === undefined ? initialArguments(declared) : typedArguments(declared, used),
    values: Object.fromEntries(
      declared.flatMap(({ name, schema }, index) =>
        schema === undefined ? [] : [[name, used?.[index] ?? firstValue(schema)]],
      ),
    ),
  };
}

/**
 * Positional values for a call, or what is wrong, by the name of the argument.
 * @param problemOf What is wrong with the value of an argument that has a JSON Schema.
 */
export function readArguments(
  declared: readonly CommandArgument[],
  { typed, values }: ArgumentValues,
  problemOf: (argument: CommandArgument, value: unknown) => string | undefined,
): ReadArguments {
  const simple = declared.map((argument) =>
    argument.schema === undefined ? argument : { ...argument, type: 'string' as const, required: false },
  );
  const parsed = parseArguments(simple, { ...typed, ...blank(declared) });
  const problems = { ...(parsed.ok ? {} : parsed.problems) };
  for (const argument of declared) {
    const problem = argument.schema && problemOf(argument, values[argument.name]);
    if (problem !== undefined) problems[argument.name] = problem;
  }
  if (!parsed.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  const args = declared.map(({ name, schema }, index) =>
    schema === undefined ? parsed.values[index] : values[name],
  );
  const last = args.findLastIndex((value) => value !== undefined && value !== null);
  return { ok: true, args: args.slice(0, last + 1).map((value) => value ?? null) };
}

/** An object is there from the beginning, so that its fields need not be asked for. */
function firstValue(schema: Readonly<Record<string, unknown>>): unknown {
  if (schema.default !== undefined) return schema.default;
  return schema.type === 'object' || isObject(schema.properties) ? {} : undefined;
}

const blank = (declared: readonly CommandArgument[]): TypedArguments =>
  Object.fromEntries(declared.flatMap(({ name, schema }) => (schema === undefined ? [] : [[name, '']])));
