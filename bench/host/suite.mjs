import { findRuntime } from '../../scripts/plugo-runtime.mjs';
import { openElectronBench } from '../lib/electron-bench.mjs';
import { Quiet } from '../lib/quiet.mjs';
import { Samples } from '../lib/samples.mjs';
import { callsRound, utilityRound } from './calls-round.mjs';
import { fleetRound } from './fleet-round.mjs';
import { runMarathon } from './marathon.mjs';
import { provideGo } from './provide-go.mjs';
import { hostReport } from './report.mjs';
import { warmRound } from './warm-round.mjs';

/** Extensions of the fleet. */
const FLEET = 100;

/**
 * The suite `host`: our host beside what the Go library plugo is made of, and beside the library we build on.
 *
 * @param {{ rounds: number, isLong: boolean, say: (text: string) => void }} options  `isLong`: with the ten million calls
 */
export async function runHostSuite({ rounds, isLong, say }) {
  const node = findRuntime();
  if (!node) throw new Error('Plugo ships no Node for this platform, so there is nothing to compare.');
  const samples = new Samples();
  const quiet = new Quiet();
  const go = await provideGo(say);
  const electronBench = await openElectronBench();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const common = { round, samples, quiet, say, node };
      await callsRound({ ...common, goProgram: go.program });
      if (!electronBench.missing) await utilityRound({ ...common, electronBench });
      await warmRound(common);
      await fleetRound({ ...common, count: FLEET });
    }
    if (isLong) await runMarathon({ samples, say });
  } finally {
    await electronBench.close?.();
  }
  return {
    samples,
    facts: { go: go.version },
    report: (common) =>
      hostReport({
        ...common,
        samples,
        count: FLEET,
        notes: [...quiet.notes, ...notes({ go, electronBench, isLong })],
      }),
  };
}

function notes({ go, electronBench, isLong }) {
  return [
    'Host and extension are two processes that share the cores. Go passes strings and bytes with gob, Plugo raw beside the JSON; ' +
      'plain vscode-jsonrpc passes JSON, and bytes as base64 for want of anything better. MB/s are 10⁶ bytes of payload, each echo counted once.',
    ...(go.missing ? [`Go was not measured. ${go.missing}`] : []),
    ...(isLong ? [] : ['The ten million calls were left out; `npm run bench -- host --long` makes them.']),
    ...(electronBench.missing ? [`The utility process was not measured. ${electronBench.missing}`] : []),
  ];
}
