import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { APP } from '../../scripts/paths.mjs';
import { makeFlood } from './flood.mjs';
import { framesOf, watchFrames } from './frames.mjs';
import { LISTED, names } from './names.mjs';
import { markOf, openPage } from './open-page.mjs';
import { prepareData } from './prepare-data.mjs';
import { RunningApp } from './running-app.mjs';
import { typeAndWatch } from './typing.mjs';

/** Until the flood runs evenly, milliseconds. */
const SETTLE = 5_000;

/** The work in the window: a long list, and a flood of log lines. */
export async function prepareWindow(folder, bench, display, floodSeconds) {
  const listed = await prepareData(join(folder, 'listed'), { count: LISTED, event: 'onCommand:Echo.text' });
  const flooded = await prepareData(join(folder, 'flooded'), { count: 0, fill: makeFlood });
  const start = (data) => new RunningApp(bench.command(APP), { ...bench.env, PLUGO_DATA_DIR: data }, display);
  return {
    name: 'window',
    contestants: [
      {
        name: names.window,
        measure: async () => ({
          ...(await inWindow(start(listed), workInList)),
          ...(await inWindow(start(flooded), (page, app) => standFlood(page, app, floodSeconds))),
        }),
      },
    ],
  };
}

async function inWindow(app, work) {
  try {
    await app.shown;
    const { page, close } = await openPage(app);
    await markOf(page, 'plugo:list-filled');
    const figures = await work(page, app);
    await close();
    return figures;
  } finally {
    await app.close();
  }
}

/** Scrolls through the list and types into its search. */
async function workInList(page) {
  const search = page
    .getByRole('searchbox', { name: 'Search extensions' })
    .or(page.getByRole('textbox', { name: 'Search extensions' }));
  await page.getByRole('list', { name: 'Extensions', exact: true }).getByRole('listitem').first().hover();
  await watchFrames(page);
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn < 90 ? 400 : -1_200);
    await wait(25);
  }
  const frames = await framesOf(page);
  const keys = await typeAndWatch(page, search);
  return {
    'list.p50': frames.p50,
    'list.p95': frames.p95,
    'list.longest': frames.longest,
    'typing.median': keys.median,
    'typing.longest': keys.longest,
  };
}

/** Memory of everything but the writers would need more than /proc tells; theirs stays as it is, so growth is the app's. */
async function standFlood(page, app, seconds) {
  await wait(SETTLE);
  const before = app.memory().proportional;
  await watchFrames(page);
  await wait(seconds * 1_000);
  const frames = await framesOf(page);
  return {
    'flood.p50': frames.p50,
    'flood.p95': frames.p95,
    'flood.longest': frames.longest,
    'flood.growth': ((app.memory().proportional - before) / before) * 100,
  };
}
