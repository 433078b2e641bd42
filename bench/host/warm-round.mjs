import { join } from 'node:path';
import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { playRound } from '../lib/interleave.mjs';
import { median } from '../lib/statistics.mjs';
import { names, startPlugo } from './contestants.mjs';
import { makeEchoExtensions } from './make-extensions.mjs';

/** Starts that make one measurement. */
const WARM_STARTS = 3;
/** So often that measurement may be made in a round, the repeats of disturbed ones included. */
const WARM_MEASUREMENTS = 4;

/** One round of starts from the warm spare, in a host of its own, which waits for a new spare before each. */
export async function warmRound({ node: _, ...common }) {
  const { folder, remove } = makeTemporaryFolder();
  const count = WARM_STARTS * WARM_MEASUREMENTS;
  const linkedFolders = makeEchoExtensions(folder, 'warm', count, 'onCommand:Echo.text');
  const driver = startPlugo({ dataDirectory: join(folder, 'data'), linkedFolders, warmSpare: true });
  let started = 0;
  const measure = async () => {
    const all = [];
    for (let start = 0; start < WARM_STARTS; start += 1) {
      started += 1;
      all.push((await driver.do('warmStart', { id: `bench.warm-${started}` })).ms);
    }
    return { 'warmStart.ms': median(all) };
  };
  try {
    await driver.do('start');
    await playRound({
      ...common,
      works: [{ name: 'warm start', contestants: [{ name: names.plugo, measure }] }],
    });
  } finally {
    await driver.stop();
    remove();
  }
}
