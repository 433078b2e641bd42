import { number, table, times, withRange } from '../lib/markdown.mjs';

/** Extensions of the app that has some. */
export const EXTENSIONS = 6;

/** Contestants by the names the tables use. */
export const names = {
  node: 'node -e 0',
  bare: 'bare Electron window',
  none: 'Plugo, no extension',
  some: `Plugo, ${EXTENSIONS} extensions`,
};

/** The section of the page, in Markdown. */
export function appReport({ samples, machine, rounds, day, place, notes }) {
  return [
    `Measured on ${day}: ${machine}; ${place}; under Xvfb. ${rounds} interleaved rounds after one that warms the caches; ` +
      'medians, the range in brackets.',
    'A window counts as shown when the X server maps it; both apps show theirs when its page has painted. An extension is active ' +
      'when the host has its answer to `activate`. Times are from the start of the process. Memory is that of the whole process tree, ' +
      '5 s after the last extension became active: the pages only one process has, and those with the pages that several share ' +
      'counted once.',
    ...notes,
    '### Time',
    timeTable(samples),
    '### Memory',
    memoryTable(samples),
  ].join('\n\n');
}

function timeTable(samples) {
  const row = (title, figure, contestant) => [
    title,
    withRange(samples.spread(figure, contestant)),
    times(samples.ratio(figure, contestant, names.bare, 'shown.ms')),
    times(samples.ratio(figure, contestant, names.node, 'node.ms')),
  ];
  return table(
    ['', 'ms', `to the ${names.bare}`, `to ${names.node}`],
    [
      row(`${names.node}, from start to end`, 'node.ms', names.node),
      row(`${names.bare}, shown`, 'shown.ms', names.bare),
      row(`${names.none}: window shown`, 'shown.ms', names.none),
      row(`${names.some}: window shown`, 'shown.ms', names.some),
      row(`${names.some}: first one active`, 'firstActive.ms', names.some),
      row(`${names.some}: all active`, 'allActive.ms', names.some),
    ],
  );
}

function memoryTable(samples) {
  return table(
    ['', 'private MB', 'ratio', 'with shared MB', 'ratio', 'processes'],
    [names.bare, names.none, names.some].map((contestant) => [
      contestant,
      ...['private.MB', 'proportional.MB'].flatMap((figure) => [
        withRange(samples.spread(figure, contestant)),
        times(samples.ratio(figure, contestant, names.bare)),
      ]),
      number(samples.spread('processes', contestant)?.median),
    ]),
  );
}
