import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { APP } from '../../scripts/paths.mjs';
import { findRuntime } from '../../scripts/plugo-runtime.mjs';
import { runBareNode } from '../host/bare-node.mjs';
import { whenActive } from './host-states.mjs';
import { COUNTS, names, plugoWith } from './names.mjs';
import { markOf, openPage } from './open-page.mjs';
import { prepareData } from './prepare-data.mjs';
import { RunningApp } from './running-app.mjs';

const BARE_WINDOW = fileURLToPath(new URL('bare-window', import.meta.url));
/** From the last thing that happens at a start to the measuring of memory, milliseconds. */
const SETTLE = 5_000;

/** The work of starting: a bare window, and Plugo with ever more extensions. */
export async function prepareStarts(folder, bench, display) {
  const bareData = join(folder, 'bare');
  mkdirSync(bareData);
  const start = (app, env) => new RunningApp(bench.command(app), { ...bench.env, ...env }, display);
  const plugos = [];
  for (const count of COUNTS) {
    const data = await prepareData(join(folder, `with-${count}`), { count });
    plugos.push({
      name: plugoWith(count),
      measure: () => measure(start(APP, { PLUGO_DATA_DIR: data }), (app) => observe(app, data, count)),
    });
  }
  return {
    name: 'start',
    contestants: [
      { name: names.node, measure: async () => ({ 'node.ms': await runBareNode(findRuntime()) }) },
      { name: names.bare, measure: () => measure(start(BARE_WINDOW, { BENCH_DATA_DIR: bareData })) },
      ...plugos,
    ],
  };
}

/** When the list was drawn, and when extensions were active; the page notes the one and the host the others. */
async function observe(app, data, count) {
  const since = (moment) => moment - app.startedAt;
  await app.shown;
  const times = count === 0 ? [] : await whenActive(data, count);
  const { page, close } = await openPage(app);
  const filled = await markOf(page, 'plugo:list-filled');
  await close();
  return {
    'filled.ms': since(filled),
    ...(count === 0 ? {} : { 'firstActive.ms': since(times[0]), 'allActive.ms': since(times.at(-1)) }),
  };
}

async function measure(app, observeMore = async () => ({})) {
  try {
    const [shown, observed] = await Promise.all([app.shown, observeMore(app)]);
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
