import { barsSection } from '../lib/bars-section.mjs';
import { number, table, times, withRange } from '../lib/markdown.mjs';
import { hostBars } from './bars.mjs';
import { callFigures } from './call-works.mjs';
import { inUtility } from './calls-round.mjs';
import { names } from './contestants.mjs';

/** The section of the page, in Markdown. */
export function hostReport({ samples, machine, rounds, count, day, notes }) {
  return [
    `Measured on ${day}: ${machine}. ${rounds} interleaved rounds, each in fresh processes; medians, the range in brackets.`,
    ...notes,
    '### Calls',
    callTable(samples),
    '### Starts',
    startTable(samples),
    `### ${count} extensions`,
    fleetTable(samples, count),
    ...barsSection(hostBars(count), samples),
  ].join('\n\n');
}

function callTable(samples) {
  const row = (figure, title, unit, [go, plain, plugo]) => [
    `${title}, ${unit}`,
    ...[go, plain, plugo].map((name) => withRange(samples.spread(figure, name))),
    times(samples.ratio(figure, plugo, go)),
    times(samples.ratio(figure, plugo, plain)),
  ];
  const usual = [names.go, names.plain, names.plugo];
  return table(
    ['5-byte echo over Unix unless said', names.go, names.plain, names.plugo, 'to Go', 'to plain'],
    [
      ...callFigures.map(([figure, title, unit]) => row(figure, title, unit, usual)),
      row('inFlight.calls/s', '64 in flight, host in a utility process', 'calls/s', usual.map(inUtility)),
      row('inFlightDirect.calls/s', '64 in flight, past the interceptors', 'calls/s', usual),
    ],
  );
}

function startTable(samples) {
  const row = (title, name, figure = 'coldStart.ms') => [
    title,
    withRange(samples.spread(figure, name)),
    times(samples.ratio(figure, name, names.bare, 'coldStart.ms')),
  ];
  return table(
    ['until the first answer', 'ms', `to ${names.bare}`],
    [
      ...[names.bare, names.go, names.plain, names.plugo].map((name) => row(name, name)),
      row(`${names.plugo}, from the warm spare`, names.plugo, 'warmStart.ms'),
    ],
  );
}

function fleetTable(samples, count) {
  const row = (title, figure, reference = true) => [
    title,
    withRange(samples.spread(figure, names.plugo)),
    reference ? withRange(samples.spread(figure, names.bare)) : '–',
    reference ? times(samples.ratio(figure, names.plugo, names.bare)) : '–',
  ];
  return table(
    ['', names.plugo, 'bare Node', 'ratio'],
    [
      row(`until all are active (bare: ${number(count)} × \`node -e 0\`, as many at once), ms`, 'fleet.ms'),
      row('private memory of each, MB', 'fleet.private'),
      row('private memory of the host, MB', 'fleet.hostPrivate', false),
      row('idle: processor time of the host, % of one core', 'fleet.hostIdle', false),
      row('idle: processor time of all extensions together, % of one core', 'fleet.extensionsIdle', false),
    ],
  );
}
