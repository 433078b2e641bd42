import { inUtility } from './calls-round.mjs';
import { names } from './contestants.mjs';
import { unmet } from './unmet.mjs';

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
    ...(unmet[figure] ? { unmet: unmet[figure] } : {}),
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
    bar(`${fleet}, private memory each`, 'fleet.private', 'atMost', 8, undefined, 'MB'),
    bar(`idle host with ${fleet}, of one core`, 'fleet.hostIdle', 'atMost', 2, undefined, '%'),
    bar('growth over ten million calls', 'marathon.growth', 'atMost', 5, undefined, '%'),
  ];
}
