import { SetupError } from '../../scripts/setup/setup-error.mjs';
import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { openElectronBench } from '../lib/electron-bench.mjs';
import { playRound } from '../lib/interleave.mjs';
import { Quiet } from '../lib/quiet.mjs';
import { Samples } from '../lib/samples.mjs';
import { appReport } from './report.mjs';
import { prepareStarts } from './starts.mjs';
import { prepareWindow } from './window.mjs';
import { XServerWatch } from './x-server-watch.mjs';

/** Seconds of the log flood. */
const FLOOD = { short: 15, long: 60 };

/** The suite `app`: Plugo's window beside a bare Electron window, in time and memory, and how it feels to work in it. */
export async function runAppSuite({ rounds, isLong, say }) {
  const bench = await openElectronBench();
  if (bench.missing) throw new SetupError(bench.missing);
  const { folder, remove } = makeTemporaryFolder();
  const display = await XServerWatch.open(bench.env);
  const samples = new Samples();
  const quiet = new Quiet();
  const floodSeconds = isLong ? FLOOD.long : FLOOD.short;
  try {
    const starts = await prepareStarts(folder, bench, display);
    const window = await prepareWindow(folder, bench, display, floodSeconds);
    say('once to warm the caches');
    await playRound({ round: 0, works: [starts], samples: new Samples(), quiet: new Quiet(), say });
    for (let round = 0; round < rounds; round += 1) {
      await playRound({ round, works: [starts, window], samples, quiet, say });
    }
  } finally {
    display.close();
    await bench.close();
    remove();
  }
  return {
    samples,
    facts: {},
    report: (common) =>
      appReport({ ...common, samples, floodSeconds, place: bench.notes, notes: quiet.notes }),
  };
}
