/** Crashes within this time count together, milliseconds. */
const crashWindow = 5 * 60_000;

const crashesUntilGivingUp = 5;

/**
 * Milliseconds to wait before the host process is started again: 0, 1 s, 2 s, 4 s. Undefined after the fifth crash in
 * 5 min: then something is wrong that another start does not mend.
 */
export function delayAfterCrash(crashTimes: readonly number[], now: number): number | undefined {
  const recent = crashTimes.filter((time) => now - time < crashWindow).length;
  if (recent >= crashesUntilGivingUp) return undefined;
  return recent <= 1 ? 0 : 1000 * 2 ** (recent - 2);
}
