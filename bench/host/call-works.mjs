/** For how long a work is done before it counts, and then measured; milliseconds. */
const WARM_UP = 500;
const MEASURED = 1_000;

/** The works of calls: 5-byte echo over a Unix socket unless said otherwise. */
const works = [
  { work: 'oneAtATime', name: 'one call at a time' },
  { work: 'inFlight', count: 64, name: '64 calls in flight' },
  { work: 'groups', count: 100, name: 'groups of 100 calls' },
  { work: 'megabyteText', name: '1 MiB string' },
  { work: 'megabyteBytes', name: '1 MiB binary' },
];

/** The rows of figures they give: key → what it is for people, and its unit. */
export const callFigures = [
  ['oneAtATime.p50', 'one call at a time, p50', 'µs'],
  ['oneAtATime.p99', 'one call at a time, p99', 'µs'],
  ['inFlight.calls/s', '64 in flight', 'calls/s'],
  ['groups.calls/s', 'groups of 100', 'calls/s'],
  ['megabyteText.MB/s', '1 MiB string echo', 'MB/s'],
  ['megabyteBytes.MB/s', '1 MiB binary echo', 'MB/s'],
];

/** Done by Plugo only: what its chain of interceptors costs. */
const directWork = { work: 'inFlightDirect', count: 64, name: '64 calls in flight, past the interceptors' };

/**
 * The works, to be done by these drivers.
 *
 * @param {Map<string, import('./driver.mjs').Driver>} drivers  contestant → its driver
 * @param {(work: { work: string }) => boolean} [wanted]
 */
export function callWorks(drivers, wanted = () => true) {
  return works.filter(wanted).map((work) => contested(work, [...drivers]));
}

/** The work that only Plugo's driver knows. */
export function chainWork(contestant, driver) {
  return contested(directWork, [[contestant, driver]]);
}

function contested({ work, name, count }, drivers) {
  return {
    name,
    contestants: drivers.map(([contestant, driver]) => ({
      name: contestant,
      measure: async () => {
        await driver.do(work, { count, milliseconds: WARM_UP });
        return named(work, await driver.do(work, { count, milliseconds: MEASURED }));
      },
    })),
  };
}

/** `p50` of `oneAtATime` is the figure `oneAtATime.p50`. */
function named(work, figures) {
  return Object.fromEntries(Object.entries(figures).map(([figure, value]) => [`${work}.${figure}`, value]));
}
