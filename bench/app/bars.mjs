import { COUNTS, LISTED, names, plugoWith } from './names.mjs';
import { unmet } from './unmet.mjs';

const bare = { contestant: names.bare, name: names.bare, figure: 'shown.ms' };

/**
 * The bars of the window. Sources: half as long again as Electron itself takes is what a person does not notice; two frames of a 60 Hz
 * screen are 33 ms; below 50 ms an answer to a key is felt as immediate (RAIL).
 *
 * @returns {import('../lib/bars.mjs').Bar[]}
 */
export function appBars() {
  const bar = (work, figure, contestant, limit, unit) => ({
    work,
    figure,
    contestant,
    sense: 'atMost',
    limit,
    ...(unit === undefined ? { reference: bare } : { unit }),
    ...(unmet[figure] ? { unmet: unmet[figure] } : {}),
  });
  return [
    ...COUNTS.map((count) => bar(`${plugoWith(count)}: window shown`, 'shown.ms', plugoWith(count), 1.5)),
    ...COUNTS.map((count) => bar(`${plugoWith(count)}: list filled`, 'filled.ms', plugoWith(count), 1.5)),
    bar('log flood, 95 % of the frames', 'flood.p95', names.window, 33, 'ms'),
    bar(
      `${LISTED.toLocaleString('en-US')} listed, 95 % of the frames while scrolling`,
      'list.p95',
      names.window,
      33,
      'ms',
    ),
    bar('typing to filtered list, the longest', 'typing.longest', names.window, 50, 'ms'),
  ];
}
