import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const pending = new Set();

process.on('exit', () => {
  for (const release of [...pending]) {
    try {
      release();
    } catch {
      // An interrupted driver may still be writing into its folder. The rest is undone all the same.
    }
  }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
}

/** What must be undone even when the bench is interrupted. The answer undoes it, once; it must not be asynchronous. */
export function undoLater(undo) {
  const release = () => {
    if (pending.delete(release)) undo();
  };
  pending.add(release);
  return release;
}

/** A fresh folder outside of the tree, and what removes it. */
export function makeTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'plugo-bench-'));
  const remove = undoLater(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return { folder, remove };
}
