import type fc from 'fast-check';
import { vi } from 'vitest';

/** `PLUGO_FUZZ_SEED` repeats a run; otherwise each has a seed of its own, printed so that it can be repeated. */
const seed = Number(process.env.PLUGO_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** `PLUGO_FUZZ_CASES` is how many cases in place of the usual 100,000 or so; each property gets its share. */
const effort = Number(process.env.PLUGO_FUZZ_CASES ?? 100_000) / 100_000;

// A hundred times the cases may take a hundred times as long, and a busy machine is slow.
vi.setConfig({ testTimeout: 120_000 * Math.max(1, effort) });
console.log(`fuzzing with PLUGO_FUZZ_SEED=${seed}`);

/** Parameters for `fc.assert`: so many cases usually. */
export function cases<T>(usually: number): fc.Parameters<T> {
  return { seed, numRuns: Math.ceil(usually * effort) };
}
