import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { APP } from '../../scripts/paths.mjs';
import { findRuntime } from '../../scripts/plugo-runtime.mjs';
import { SetupError } from '../../scripts/setup/setup-error.mjs';
import { runBareNode } from '../host/bare-node.mjs';
import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { openElectronBench } from '../lib/electron-bench.mjs';
import { playRound } from '../lib/interleave.mjs';
import { Quiet } from '../lib/quiet.mjs';
import { Samples } from '../lib/samples.mjs';
import { whenActive } from './host-states.mjs';
import { prepareData } from './prepare-data.mjs';
import { appReport, EXTENSIONS, names } from './report.mjs';
import { RunningApp } from './running-app.mjs';
import { XServerWatch } from './x-server-watch.mjs';

const BARE_WINDOW = fileURLToPath(new URL('bare-window', import.meta.url));
/** From the last thing that happens at a start to the measuring of memory, milliseconds. */
const SETTLE = 5_000;

/** The suite `app`: Plugo's window beside a bare Electron window, in time and memory. */
export async function runAppSuite({ rounds, say }) {
  const bench = await openElectronBench();
  if (bench.missing) throw new SetupError(bench.missing);
  const { folder, remove } = makeTemporaryFolder();
  const display = await XServerWatch.open(bench.env);
  const samples = new Samples();
  const quiet = new Quiet();
  try {
    const works = [await prepareContestants(folder, bench, display)];
    say('once to warm the caches');
    await playRound({ round: 0, works, samples: new Samples(), quiet: new Quiet(), say });
    for (let round = 0; round < rounds; round += 1) await playRound({ round, works, samples, quiet, say });
  } finally {
    display.close();
    await bench.close();
    remove();
  }
  return {
    samples,
    facts: {},
    report: (common) => appReport({ ...common, samples, place: bench.notes, notes: quiet.notes }),
  };
}

async function prepareContestants(folder, bench, display) {
  const bareData = join(folder, 'bare');
  mkdirSync(bareData);
  const none = await prepareData(join(folder, 'none'), 0);
  const some = await prepareData(join(folder, 'some'), EXTENSIONS);
  const start = (app, env) => new RunningApp(bench.command(app), { ...bench.env, ...env }, display);
  return {
    name: 'start',
    contestants: [
      { name: names.node, measure: async () => ({ 'node.ms': await runBareNode(findRuntime()) }) },
      { name: names.bare, measure: () => measure(start(BARE_WINDOW, { BENCH_DATA_DIR: bareData })) },
      { name: names.none, measure: () => measure(start(APP, { PLUGO_DATA_DIR: none })) },
      {
        name: names.some,
        measure: () =>
          measure(start(APP, { PLUGO_DATA_DIR: some }), async ({ startedAt }) => {
            const times = await whenActive(some, EXTENSIONS);
            return { 'firstActive.ms': times[0] - startedAt, 'allActive.ms': times.at(-1) - startedAt };
          }),
      },
    ],
  };
}

async function measure(app, observe = async () => ({})) {
  try {
    const [shown, observed] = await Promise.all([app.shown, observe(app)]);
    await wait(SETTLE);
    const memory = app.memory();
    return {
      'shown.ms': shown,
      ...observed,
      'private.MB': memory.private / 1e6,
      'proportional.MB': memory.proportional / 1e6,
      processes: memory.processes,
    };
  } finally {
    await app.close();
  }
}
