import { environment } from '@plugo/sdk/protocol';
import type { CommandLine } from './command-line.js';
import { extensionEnvironment } from './extension-environment.js';

/** What a process has from its first moment and cannot take on later. */
export interface StartConditions {
  readonly command: string;
  /** Up to the launcher. */
  readonly args: readonly string[];
  /** Variables that Node, ICU or the C library read when they start. */
  readonly environment: Readonly<Record<string, string>>;
  /** User, groups and file mode mask, which a process has from the host. */
  readonly identity: string;
}

/** Variables a launcher takes on before any code of the extension runs: those of the protocol, and the cache, which has a function. */
function isTakenOnLater(name: string): boolean {
  return name.startsWith('PLUGO_') || name === 'NODE_COMPILE_CACHE';
}

/** The conditions under which a command line would be started now. */
export function startConditions(
  line: Pick<CommandLine, 'command' | 'args' | 'environment'>,
): StartConditions {
  const variables = extensionEnvironment(process.env, line.environment, {});
  return {
    command: line.command,
    args: line.args.slice(0, -1),
    environment: Object.fromEntries(Object.entries(variables).filter(([name]) => !isTakenOnLater(name))),
    identity: identity(),
  };
}

/**
 * Whether a spare process can be given to an extension: only where a new one would differ from it in nothing but what the launcher
 * takes on. Other flags of Node, another program around it or another variable at the start mean a cold start.
 */
export function canUseSpare(spare: StartConditions, wanted: StartConditions): boolean {
  return (
    spare.command === wanted.command &&
    spare.identity === wanted.identity &&
    JSON.stringify(spare.args) === JSON.stringify(wanted.args) &&
    sorted(spare.environment) === sorted(wanted.environment)
  );
}

/** The environment of a spare that becomes an extension's: as {@link launchProcess} would make it, with the mark it was born with. */
export function assignedEnvironment(
  line: CommandLine,
  added: Readonly<Record<string, string>>,
  mark: string,
): Record<string, string> {
  return extensionEnvironment(process.env, line.environment, { ...added, [environment.launch]: mark });
}

function sorted(variables: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function identity(): string {
  const { getuid, geteuid, getgid, getegid, getgroups } = process;
  return JSON.stringify([getuid?.(), geteuid?.(), getgid?.(), getegid?.(), getgroups?.(), process.umask()]);
}
