import type { Report } from '@plugo/extension-host/control';

/** Reports of one extension that the window keeps; as many as the host does. */
const kept = 200;

/** Both together, oldest first. Of those with the same id the one that counts more counts. */
export function mergeReports(known: readonly Report[], added: readonly Report[]): readonly Report[] {
  const byId = new Map<string, Report>();
  for (const report of [...known, ...added]) {
    const before = byId.get(report.id);
    if (before === undefined || (report.times ?? 1) >= (before.times ?? 1)) byId.set(report.id, report);
  }
  return [...byId.values()].sort((a, b) => a.time - b.time).slice(-kept);
}
