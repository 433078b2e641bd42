import type { CommandContribution } from '../model/manifest/schema.js';

/**
 * Checks positional arguments against those a command declares and fills in defaults. `null` counts as left out. A command
 * that declares none is called with whatever is given.
 * @throws ExtensionHostError `ARGUMENT_INVALID`
 */
export function checkArguments(command: CommandContribution, given: readonly unknown[]): readonly unknown[] {
  throw new Error('not written yet');
}
