import { table } from '../lib/markdown.mjs';

const MEBIBYTE = 2 ** 20;
/** The heap after the last third of a run may be so much larger than after the first: buffers and rings fill up in the beginning. */
const MOST_GROWTH = 1.5;

/** What must hold after a soak: a name, and what is wrong where it does not hold. */
export function judge({ ledger, missing, memory, atRest, left, twice }) {
  const growth = heapGrowth(memory);
  return [
    ['every call ended, with its own result or a clear error', ledger.defects.join('\n  ')],
    ['every call that was accepted is answered', ledger.open === 0 ? '' : `${ledger.open} are open`],
    ['no call was executed twice', twice.slice(0, 10).join(', ')],
    ['all healthy extensions are active', missing.join(', ')],
    [
      'those that cannot run are down and say why',
      atRest.doomed.filter((why) => why === undefined).length === 0 ? '' : 'no reason is shown',
    ],
    ['no process, socket, timer, file or socket directory is left', left.join(', ')],
    ['no listener is left', atRest.listeners <= 0 ? '' : `${atRest.listeners} more than at the start`],
    [
      'the memory of the host is flat',
      growth <= MOST_GROWTH ? '' : `its heap grew ${growth.toFixed(2)} times`,
    ],
  ].map(([name, problem]) => ({ name, problem }));
}

/** Figures for people. */
export function report(
  { startTook, ledger, troubles, memory, restarts, revived },
  { minutes, extensions, seed },
) {
  const mebibytes = (bytes) => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
  const count = (number) => number.toLocaleString('en');
  const [first, last] = [memory[0], memory.at(-1)];
  const peak = Math.max(...memory.map(({ rss }) => rss));
  return [
    table(
      ['soak', ''],
      [
        ['minutes, extensions, seed', `${minutes}, ${extensions}, ${seed}`],
        ['all started in', `${(startTook / 1000).toFixed(1)} s`],
        ['calls', count(ledger.made)],
        ...sorted(ledger.outcomes).map(([outcome, times]) => [`… ${outcome}`, count(times)]),
        ['troubles', count([...troubles.values()].reduce((sum, times) => sum + times, 0))],
        ...sorted(troubles).map(([name, times]) => [`… ${name}`, count(times)]),
        ['restarts since the last reload of each', count(restarts)],
        ...sorted(revived).map(([why, times]) => [`started again by hand in the end, ${why}`, count(times)]),
        [
          'heap of the host, first and last sample',
          `${mebibytes(first.heapUsed)}, ${mebibytes(last.heapUsed)}`,
        ],
        [
          'memory of the host, first, last, peak',
          `${mebibytes(first.rss)}, ${mebibytes(last.rss)}, ${mebibytes(peak)}`,
        ],
        ['heap growth, last third over first', `${heapGrowth(memory).toFixed(2)} ×`],
      ],
    ),
  ].join('\n');
}

const sorted = (counts) => [...counts].sort(([, a], [, b]) => b - a);

/** Mean of the last third over the mean of the first. */
function heapGrowth(memory) {
  const third = Math.max(1, Math.floor(memory.length / 3));
  const mean = (samples) => samples.reduce((sum, { heapUsed }) => sum + heapUsed, 0) / samples.length;
  return mean(memory.slice(-third)) / mean(memory.slice(0, third));
}
