/**
 * A piece of work that several contestants do.
 *
 * @typedef {object} Work
 * @property {string} name
 * @property {readonly Contestant[]} contestants
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {() => Promise<Record<string, number>>} measure  does the work once; figure → value
 */

/**
 * Lets the contestants of each work take turns, round after round, so that whatever else the machine does in a minute hits all
 * of them alike. Each round begins with another contestant.
 *
 * @param {object} options
 * @param {number} options.round       counted from 0
 * @param {readonly Work[]} options.works
 * @param {import('./samples.mjs').Samples} options.samples
 * @param {(text: string) => void} options.say
 */
export async function playRound({ round, works, samples, say }) {
  for (const work of works) {
    for (const contestant of rotated(work.contestants, round)) {
      say(`round ${round + 1}: ${work.name}, ${contestant.name}`);
      const figures = await contestant.measure();
      for (const [figure, value] of Object.entries(figures)) samples.add(figure, contestant.name, value);
    }
  }
}

function rotated(list, by) {
  const first = by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
