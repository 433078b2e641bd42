import type { RunSpecification } from './manifest/schema.js';

/** The program of `plugo.run` for a platform such as `linux-x64`; undefined where the manifest names none for it. */
export function commandForPlatform(
  run: RunSpecification,
  platform = `${process.platform}-${process.arch}`,
): string | undefined {
  if (typeof run.command === 'string') return run.command;
  return Object.hasOwn(run.command, platform) ? run.command[platform] : undefined;
}

/** Whether a program is a path, and not a name to look for in PATH. */
export function isProgramPath(command: string): boolean {
  return /[\\/]/.test(command);
}
