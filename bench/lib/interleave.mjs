/**
 * A piece of work that several contestants do.
 *
 * @typedef {object} Work
 * @property {string} name
 * @property {readonly Contestant[]} contestants
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {() => Promise<Record<string, number>>} measure  does the work once, maybe again; figure → value
 */

/**
 * What a round needs.
 *
 * @typedef {object} Round
 * @property {number} round    counted from 0
 * @property {import('./samples.mjs').Samples} samples
 * @property {import('./quiet.mjs').Quiet} quiet
 * @property {(text: string) => void} say
 */

/**
 * Lets the contestants of each work take turns, round after round, so that whatever else the machine does in a minute hits all
 * of them alike. Each round begins with another contestant.
 *
 * @param {Round & { works: readonly Work[] }} options
 */
export async function playRound({ round, works, samples, quiet, say }) {
  for (const work of works) {
    for (const contestant of rotated(work.contestants, round)) {
      say(`round ${round + 1}: ${work.name}, ${contestant.name}`);
      const figures = await quiet.undisturbed(contestant.measure);
      for (const [figure, value] of Object.entries(figures)) samples.add(figure, contestant.name, value);
    }
  }
}

function rotated(list, by) {
  const first = by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
