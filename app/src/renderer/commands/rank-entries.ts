import fuzzysort from 'fuzzysort';
import type { PaletteEntry } from './palette-entry.js';

/** An entry that was found, with the characters of its label by which it was. */
export interface FoundEntry {
  readonly entry: PaletteEntry;
  readonly matched: readonly number[];
}

/** Worth less than this is no match: letters that are somewhere in a long text. */
const leastScore = 0.2;

/** What the label says counts most; the technical name and the owner find what the label does not say. */
const weights = [1, 0.85, 0.7];

/** What was used lately comes first among what fits as well. */
const recencyBonus = 0.08;

/** What cannot be run now comes last. */
const unavailable = 0.5;

/**
 * The entries that fit a search, best first: whole words and beginnings of words before letters in between, so that `clw` finds
 * "Count **l**ong **w**ords" too.
 * @param recent Ids of entries used lately, the latest first.
 */
export function rankEntries(
  entries: readonly PaletteEntry[],
  search: string,
  recent: readonly string[],
): readonly FoundEntry[] {
  const bonuses = new Map(recent.map((id, index) => [id, recencyBonus * (1 - index / recent.length)]));
  return fuzzysort
    .go(search, entries, {
      keys: [({ label }) => label, ({ name }) => name, ({ source }) => source],
      limit: 0,
      threshold: leastScore,
      scoreFn: (result) => {
        const score = Math.max(...weights.map((weight, index) => weight * (result[index]?.score ?? 0)), 0);
        const { id, reason } = result.obj;
        if (score < leastScore) return 0;
        return (score + (bonuses.get(id) ?? 0)) * (reason === undefined ? 1 : unavailable);
      },
    })
    .map((result) => ({ entry: result.obj, matched: result[0]?.indexes ?? [] }));
}
