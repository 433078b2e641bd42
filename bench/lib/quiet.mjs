import { setTimeout as wait } from 'node:timers/promises';
import { cpuTimeOfAll, cpuTimeOfTree } from './processes.mjs';

/** Processor time that others may take, of one core, 0–1. More disturbs two processes that share two cores. */
const TOLERATED = 0.2;
/** What the kernel's steps of 10 ms can pretend, milliseconds. */
const COARSENESS = 20;
/** How long the machine is looked at before a measurement, milliseconds. */
const LOOK = 250;
/** How long quiet is waited for before one measurement, milliseconds. */
const PATIENCE = 10_000;
/** How often a disturbed measurement is made again. */
const REPEATS = 3;
/** Time that waiting and repeating may cost in all, milliseconds. After that it is measured all the same, and counted. */
const BUDGET = 300_000;

/**
 * Measures while nobody else works on the machine: waits for it, and measures again what was disturbed. Counts how often that was
 * in vain.
 */
export class Quiet {
  #measured = 0;
  #disturbed = 0;
  #spent = 0;

  /** Runs `measure`, once more where others were at work meanwhile, and answers with its last result. */
  async undisturbed(measure) {
    this.#measured += 1;
    for (let repeats = 0; ; repeats += 1) {
      await this.#wait();
      const others = watchOthers();
      const began = performance.now();
      const result = await measure();
      if (others.share() < TOLERATED) return result;
      this.#spent += performance.now() - began;
      if (repeats < REPEATS && this.#spent < BUDGET) continue;
      this.#disturbed += 1;
      return result;
    }
  }

  /** What the reader must know, if anything. */
  get notes() {
    if (this.#disturbed === 0) return [];
    return [
      `**The machine was not quiet**: other processes were at work during ${this.#disturbed} of ${this.#measured} measurements.`,
    ];
  }

  async #wait() {
    for (let waited = 0; waited < PATIENCE && this.#spent < BUDGET; waited += LOOK) {
      const others = watchOthers();
      await wait(LOOK);
      if (others.share() < TOLERATED) return;
      this.#spent += LOOK;
    }
  }
}

/** Watches what processes other than ours use; `share` is that of one core since then. */
function watchOthers() {
  const used = () => cpuTimeOfAll() - cpuTimeOfTree(process.pid);
  const [before, began] = [used(), performance.now()];
  return { share: () => (used() - before - COARSENESS) / (performance.now() - began) };
}
