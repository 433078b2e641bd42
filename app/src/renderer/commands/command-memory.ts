/** What the window remembers of commands over restarts; losing it costs nothing but a few keystrokes. */

const recentKey = 'plugo.recentCommands';
const argumentsKey = 'plugo.commandArguments';

const mostRecent = 50;
/** Commands whose arguments are remembered. */
const mostRemembered = 100;
/** Different arguments that are remembered of each. */
const mostArguments = 3;
/** Longer ones are not worth it, in characters of JSON. */
const longestArguments = 10_000;

type Remembered = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** Ids of the commands used lately, the latest first. */
export function recentCommands(): readonly string[] {
  const stored = read(recentKey);
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
}

export function rememberCommand(id: string): void {
  write(recentKey, [id, ...recentCommands().filter((one) => one !== id)].slice(0, mostRecent));
}

/** What a command was lately run with, the latest first. */
export function lastArguments(id: string): readonly (readonly unknown[])[] {
  return Object.hasOwn(remembered(), id) ? (remembered()[id] ?? []) : [];
}

export function rememberArguments(id: string, args: readonly unknown[]): void {
  const text = JSON.stringify(args);
  if (args.length === 0 || text.length > longestArguments) return;
  const { [id]: before = [], ...others } = remembered();
  const latest = [args, ...before.filter((one) => JSON.stringify(one) !== text)].slice(0, mostArguments);
  write(argumentsKey, Object.fromEntries([[id, latest], ...Object.entries(others)].slice(0, mostRemembered)));
}

function remembered(): Remembered {
  const stored = read(argumentsKey);
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(([, value]) => Array.isArray(value) && value.every(Array.isArray)),
  );
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full, or not there: nothing is lost but the memory.
  }
}
