import { barsSection } from '../lib/bars-section.mjs';
import { number, table, times, withRange } from '../lib/markdown.mjs';
import { appBars } from './bars.mjs';
import { COUNTS, LISTED, names, plugoWith } from './names.mjs';

/** The section of the page, in Markdown. */
export function appReport({ samples, machine, rounds, day, place, floodSeconds, notes }) {
  return [
    `Measured on ${day}: ${machine}; ${place}; under Xvfb. ${rounds} interleaved rounds after one that warms the caches; ` +
      'medians, the range in brackets.',
    'A window counts as shown when the X server maps it; both apps show theirs when its page has painted. The list is filled when the page ' +
      'has painted what the host knows. An extension is active when the host has its answer to `activate`. Times are from the start of the ' +
      'process. Memory is that of the whole process tree, 5 s after the last extension became active: the pages only one process has, and ' +
      'those with the pages that several share counted once.',
    ...notes,
    '### Time',
    timeTable(samples),
    '### Memory',
    memoryTable(samples),
    '### In the window',
    `Ten extensions write 10,000 lines a second together, for ${floodSeconds} s, while the log follows. In a list of ` +
      `${LISTED.toLocaleString('en-US')} extensions one scrolls to the end and back, and types a name letter by letter. Xvfb has no graphics card: ` +
      'the processor paints, and shares its two cores with the writers and the host.',
    windowTable(samples),
    ...barsSection(appBars(), samples),
  ].join('\n\n');
}

function timeTable(samples) {
  const row = (title, figure, contestant) => [
    title,
    withRange(samples.spread(figure, contestant)),
    times(samples.ratio(figure, contestant, names.bare, 'shown.ms')),
    times(samples.ratio(figure, contestant, names.node, 'node.ms')),
  ];
  const plugo = (count) => {
    const name = plugoWith(count);
    return [
      row(`${name}: window shown`, 'shown.ms', name),
      row(`${name}: list filled`, 'filled.ms', name),
      ...(count === 0
        ? []
        : [
            row(`${name}: first one active`, 'firstActive.ms', name),
            row(`${name}: all active`, 'allActive.ms', name),
          ]),
    ];
  };
  return table(
    ['', 'ms', `to the ${names.bare}`, `to ${names.node}`],
    [
      row(`${names.node}, from start to end`, 'node.ms', names.node),
      row(`${names.bare}, shown`, 'shown.ms', names.bare),
      ...COUNTS.flatMap(plugo),
    ],
  );
}

function memoryTable(samples) {
  return table(
    ['', 'private MB', 'ratio', 'with shared MB', 'ratio', 'processes'],
    [names.bare, ...COUNTS.map(plugoWith)].map((contestant) => [
      contestant,
      ...['private.MB', 'proportional.MB'].flatMap((figure) => [
        withRange(samples.spread(figure, contestant)),
        times(samples.ratio(figure, contestant, names.bare)),
      ]),
      number(samples.spread('processes', contestant)?.median),
    ]),
  );
}

function windowTable(samples) {
  const figure = (name) => withRange(samples.spread(name, names.window));
  return table(
    ['', 'half within, ms', '95 % within, ms', 'longest, ms'],
    [
      ['frames under the log flood', figure('flood.p50'), figure('flood.p95'), figure('flood.longest')],
      [
        'frames while scrolling the long list',
        figure('list.p50'),
        figure('list.p95'),
        figure('list.longest'),
      ],
      ['from a key to the filtered list', figure('typing.median'), '–', figure('typing.longest')],
      ['growth of memory over the flood, %', figure('flood.growth'), '–', '–'],
    ],
  );
}
