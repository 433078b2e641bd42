import { expect } from 'vitest';
import type { HostControl } from '../src/control/host-control.js';
import { eventually } from '../src/testing/no-leaks.js';

/** The extension next door: it counts the turns of its own event loop, one in 5 ms at most. */
const neighbourId = 'test.neighbour';
export const neighbour = {
  name: 'neighbour',
  code: `
import { register, run } from '@plugo/sdk';
let turns = 0;
setInterval(() => { turns += 1; }, 5).unref();
class Neighbour { turns() { return turns; } }
register(new Neighbour());
run();
`,
} as const;

/**
 * Turns of the neighbour's loop that may pass between two of its answers. Counted over there and not by a clock, so that a busy
 * machine, which slows both, does not fail a test; a host that stands still for 3 s does.
 */
const longestGap = 600;

/** Calls the neighbour over and over while `body` runs, and asserts that no call failed and none had to wait. */
export async function withHealthyNeighbour<T>(
  host: Pick<HostControl, 'call'>,
  body: () => Promise<T>,
): Promise<T> {
  const answers: number[] = [];
  const failures: unknown[] = [];
  let isOver = false;
  const calling = (async () => {
    while (!isOver) {
      const params = { id: neighbourId, method: 'Neighbour.turns', arguments: [] };
      await host.call(params, AbortSignal.timeout(15_000)).then(
        (turns) => answers.push(turns as number),
        (error: unknown) => failures.push(error),
      );
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  const hasAnsweredAgain = () => {
    const before = answers.length;
    return eventually(() => expect(answers.length + failures.length).toBeGreaterThan(before + 1), 15_000);
  };
  try {
    await hasAnsweredAgain();
    const result = await body();
    await hasAnsweredAgain();
    return result;
  } finally {
    isOver = true;
    await calling;
    expect(failures).toEqual([]);
    const gaps = answers.slice(1).map((turns, index) => turns - (answers[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(longestGap);
  }
}
