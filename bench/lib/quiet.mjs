import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** How long the machine is looked at, milliseconds. */
const LOOK = 250;
/** Share of all cores others may use, 0–1. An idle machine with some drivers waiting uses less than half of it. */
const QUIET = 0.1;
/** How long quiet is waited for before one measurement, and in all, milliseconds. Then it is measured all the same. */
const PATIENCE = 10_000;
const PATIENCE_IN_ALL = 120_000;

/** Waits before each measurement until nobody else works on the machine, and counts how often that was in vain. */
export class Quiet {
  #looked = 0;
  #disturbed = 0;
  #waited = 0;

  async wait() {
    this.#looked += 1;
    for (let waited = 0; waited < PATIENCE; waited += LOOK) {
      if ((await busyShare()) < QUIET) return;
      this.#waited += LOOK;
      if (this.#waited > PATIENCE_IN_ALL) break;
    }
    this.#disturbed += 1;
  }

  /** What the reader must know, if anything. */
  get notes() {
    if (this.#disturbed === 0) return [];
    return [
      `**The machine was not quiet**: other processes were at work before ${this.#disturbed} of ${this.#looked} measurements.`,
    ];
  }
}

async function busyShare() {
  const before = readTimes();
  await wait(LOOK);
  const after = readTimes();
  return (after.busy - before.busy) / (after.all - before.all);
}

/** Processor time of the whole machine since it started; the unit does not matter. */
function readTimes() {
  const [user, nice, system, idle, ioWait, ...others] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + (others[0] ?? 0) + (others[1] ?? 0) + (others[2] ?? 0);
  return { busy, all: busy + idle + ioWait };
}
