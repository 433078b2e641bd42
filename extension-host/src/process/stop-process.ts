import type { Clock } from '../base/clock.js';
import type { ExitInfo } from '../model/extension-state.js';
import type { ExtensionProcess } from './extension-process.js';

/** A process that not even SIGKILL ends hangs in the kernel; nobody waits longer for it. */
const killGrace = 5_000;

/**
 * Ends a process and its group: SIGTERM, and SIGKILL for whoever is left after `patience` milliseconds. Resolves with its exit
 * when it is gone, or with undefined when even SIGKILL did not end it within 5 s.
 */
export async function stopProcess(
  process: ExtensionProcess,
  patience: number,
  clock: Clock,
): Promise<ExitInfo | undefined> {
  process.signal('SIGTERM');
  const exit = await endsWithin(process, patience, clock);
  if (exit !== undefined) return exit;
  return killProcess(process, clock);
}

/** Ends a process and its group at once. Resolves as {@link stopProcess} does. */
export function killProcess(process: ExtensionProcess, clock: Clock): Promise<ExitInfo | undefined> {
  process.signal('SIGKILL');
  return endsWithin(process, killGrace, clock);
}

/** The exit of a process if it comes within `milliseconds`. */
export function endsWithin(
  process: ExtensionProcess,
  milliseconds: number,
  clock: Clock,
): Promise<ExitInfo | undefined> {
  return new Promise((resolve) => {
    const timer = clock.after(milliseconds, () => resolve(undefined));
    void process.exited.then((exit) => {
      timer.dispose();
      resolve(exit);
    });
  });
}
