import { inUtility } from './calls-round.mjs';
import { names } from './contestants.mjs';

const go = { contestant: names.go, name: names.go };
const plain = { contestant: names.plain, name: names.plain };
const bare = { contestant: names.bare, name: names.bare };

/**
 * The bars of the host core. Sources: what plugo's transport (Go net/rpc) and the library we build on (vscode-jsonrpc) do in
 * the same run; absolute ones are for a machine with two cores. Bars whose subject does not exist yet stay "not measured".
 *
 * @param {number} count  extensions of the fleet
 * @returns {import('../lib/bars.mjs').Bar[]}
 */
export function hostBars(count) {
  const bar = (work, figure, sense, limit, reference, unit) => ({
    work,
    figure,
    contestant: names.plugo,
    sense,
    limit,
    ...(reference ? { reference } : {}),
    ...(unit ? { unit } : {}),
  });
  const fleet = `${count} extensions`;
  return [
    bar('one call at a time, p50', 'oneAtATime.p50', 'atMost', 1.1, go),
    bar('one call at a time, p50', 'oneAtATime.p50', 'atMost', 0.6, plain),
    bar('one call at a time, p99', 'oneAtATime.p99', 'atMost', 4, go),
    bar('64 in flight, calls/s', 'inFlight.calls/s', 'atLeast', 2, go),
    bar('64 in flight, calls/s', 'inFlight.calls/s', 'atLeast', 5, plain),
    bar('groups of 100, calls/s', 'groups.calls/s', 'atLeast', 2.5, go),
    {
      ...bar('64 in flight in a utility process, calls/s', 'inFlight.calls/s', 'atLeast', 5),
      contestant: inUtility(names.plugo),
      reference: { contestant: inUtility(names.plain), name: `${names.plain} there` },
    },
    bar('1 MiB binary echo, MB/s', 'megabyteBytes.MB/s', 'atLeast', 1.5, go),
    bar('1 MiB string echo, MB/s', 'megabyteText.MB/s', 'atLeast', 0.8, go),
    bar('64 in flight through all interceptors, calls/s', 'inFlight.calls/s', 'atLeast', 0.85, {
      contestant: names.plugo,
      figure: 'inFlightDirect.calls/s',
      name: 'past them',
    }),
    bar('cold start to active', 'coldStart.ms', 'atMost', 1.45, bare),
    bar('start from a warm spare', 'warmStart.ms', 'atMost', 20, undefined, 'ms'),
    bar(`${fleet} to active`, 'fleet.ms', 'atMost', 4500, undefined, 'ms'),
    {
      ...bar(`${fleet}, private memory each`, 'fleet.private', 'atMost', 8, undefined, 'MB'),
      unmet:
        'Node alone takes more than that, as the row above says: a program that only waits. What Plugo adds is the difference. ' +
        'Of what V8 offers, nothing takes off more than 0.1 MB: `--v8-pool-size=0`, `--max-semi-space-size=1`, `--optimize-for-size`, ' +
        '`--lite-mode`, `--single-threaded`, `--jitless`, one arena for `malloc`. Most of it is the heap that Node itself starts with.',
    },
    bar(`idle host with ${fleet}, of one core`, 'fleet.hostIdle', 'atMost', 2, undefined, '%'),
    bar('growth over ten million calls', 'marathon.growth', 'atMost', 5, undefined, '%'),
  ];
}
