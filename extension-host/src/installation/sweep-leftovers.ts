/**
 * Finishes what a crash of the host interrupted: half-made and half-deleted folders go, a folder that was just being replaced
 * comes back. Call it at start, before discovery. Never fails.
 * @returns What was done, in sentences for the log.
 */
export async function sweepLeftovers(extensionsDirectory: string): Promise<readonly string[]> {
  throw new Error('not written yet');
}
