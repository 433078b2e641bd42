import { ExtensionHostError } from '../model/errors.js';
import type { CommandArgument, CommandContribution } from '../model/manifest/schema.js';
import { argumentSchema } from './argument-schema.js';

/**
 * Checks positional arguments against those a command declares and fills in defaults. `null` counts as left out. A command
 * that declares none is called with whatever is given.
 * @throws ExtensionHostError `ARGUMENT_INVALID`
 */
export function checkArguments(
  { command, arguments: declared }: CommandContribution,
  given: readonly unknown[],
): readonly unknown[] {
  if (declared.length === 0) return given;
  if (given.length > declared.length)
    throw invalid(
      command,
      `takes ${declared.length} ${declared.length === 1 ? 'argument' : 'arguments'} (${declared.map(({ name }) => name).join(', ')}), and ${given.length} were given`,
    );
  const checked = declared.map((argument, index) =>
    checkArgument(command, argument, given[index] ?? undefined),
  );
  // What is left out at the end is not sent at all, so that defaults in the code of the extension apply.
  const used = checked.findLastIndex((value) => value !== undefined) + 1;
  return checked.slice(0, used).map((value) => value ?? null);
}

function checkArgument(command: string, argument: CommandArgument, given: unknown): unknown {
  const { name, type, required } = argument;
  const schema = argumentSchema(argument);
  const value = given ?? argument.default ?? schema?.default;
  if (value === undefined) {
    if (required) throw invalid(command, `needs the argument ${name}${schema ? '' : ` (${type})`}`);
    return undefined;
  }
  if (schema) {
    const problem = schema.problemOf(value);
    if (problem !== undefined) throw invalid(command, `cannot take what was given as ${name}: ${problem}`);
    return value;
  }
  if (!hasType(value, type))
    throw invalid(command, `takes ${article(type)} as ${name}, and ${describe(value)} was given`);
  if (argument.enum && !argument.enum.some((allowed) => allowed === value)) {
    const allowed = argument.enum.map((one) => JSON.stringify(one)).join(', ');
    throw invalid(command, `takes one of ${allowed} as ${name}, and ${describe(value)} was given`);
  }
  return value;
}

function hasType(value: unknown, type: CommandArgument['type']): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}

function article(type: CommandArgument['type']): string {
  return type === 'integer' ? 'an integer' : `a ${type}`;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function invalid(command: string, problem: string): ExtensionHostError {
  return new ExtensionHostError('ARGUMENT_INVALID', `${command} ${problem}.`);
}
