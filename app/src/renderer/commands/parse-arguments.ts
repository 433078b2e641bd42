import type { CommandArgument } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';

/** What was typed for each argument, by its name; booleans are `true` and `false`. */
export type TypedArguments = Readonly<Record<string, string>>;

export type ParsedArguments =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** What the form starts with. */
export function initialArguments(declared: readonly CommandArgument[]): TypedArguments {
  return Object.fromEntries(
    declared.map(({ name, type, default: value }) => [
      name,
      value === undefined ? (type === 'boolean' ? 'false' : '') : String(value),
    ]),
  );
}

/** What the form shows for values that were used before. */
export function typedArguments(
  declared: readonly CommandArgument[],
  values: readonly unknown[],
): TypedArguments {
  const initial = initialArguments(declared);
  return Object.fromEntries(
    declared.map(({ name }, index) => {
      const value = values[index];
      if (value === undefined || value === null) return [name, initial[name] ?? ''];
      return [name, typeof value === 'string' ? value : JSON.stringify(value)];
    }),
  );
}

/** Whether its value must not be written down. */
export function isSecret({ schema }: CommandArgument): boolean {
  const text = JSON.stringify(schema ?? {});
  return text.includes('"format":"password"') || text.includes('"writeOnly":true');
}

/** Positional values for a call. An optional argument left empty is left out at the end and `null` before others. */
export function parseArguments(declared: readonly CommandArgument[], typed: TypedArguments): ParsedArguments {
  const problems: Record<string, string> = {};
  const values = declared.map((argument) => {
    const parsed = parseArgument(argument, typed[argument.name] ?? '');
    if ('problem' in parsed) problems[argument.name] = parsed.problem;
    return 'value' in parsed ? parsed.value : undefined;
  });
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const last = values.findLastIndex((value) => value !== undefined);
  return { ok: true, values: values.slice(0, last + 1).map((value) => value ?? null) };
}

function parseArgument(
  { type, required, enum: allowed }: CommandArgument,
  text: string,
): { readonly value: unknown } | { readonly problem: string } {
  if (text === '') {
    const nothing =
      type === 'string' && allowed === undefined ? { value: required ? '' : undefined } : undefined;
    return nothing ?? (required ? { problem: texts.palette.required } : { value: undefined });
  }
  if (allowed !== undefined) {
    const value = allowed.find((one) => String(one) === text);
    return value === undefined ? { problem: texts.palette.oneOf(allowed.join(', ')) } : { value };
  }
  if (type === 'boolean') return { value: text === 'true' };
  if (type === 'string') return { value: text };
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return { problem: texts.palette.number };
  if (type === 'integer' && !Number.isSafeInteger(value)) return { problem: texts.palette.integer };
  return { value };
}
