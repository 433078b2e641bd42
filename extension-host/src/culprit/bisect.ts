/** What a search has found. */
export type BisectOutcome =
  /** The problem is there without any extension. */
  | { readonly kind: 'none' }
  /** The problem is there with this one and what it needs, and gone without it. */
  | { readonly kind: 'culprit'; readonly id: string }
  /** Neither of the two brings the problem alone. */
  | { readonly kind: 'pair'; readonly ids: readonly [string, string] };

type Phase =
  /** Which is the first with which the problem is there? With `high` of them it is, with fewer than `low` it is not. */
  | { readonly kind: 'first'; readonly low: number; readonly high: number }
  /** Is it there with this one, and what it needs, alone? */
  | { readonly kind: 'alone'; readonly suspect: number }
  /** It is not: of how many of the others is one needed for it? */
  | { readonly kind: 'partner'; readonly suspect: number; readonly low: number; readonly high: number }
  | { readonly kind: 'done'; readonly outcome: BisectOutcome };

/**
 * A search for the extension that brings a problem, as a value. It goes by halves over an order in which they can start, so that
 * whatever is on has all that it needs.
 */
export interface Bisect {
  /** Those that need others come after them. */
  readonly order: readonly string[];
  /** By id: what it needs, directly or not. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** The first so many of the order stay on all the time. */
  readonly kept: number;
  /** Answers so far. */
  readonly answers: number;
  readonly phase: Phase;
}

/** The problem is there with all of them on: whoever searches has seen it. */
export function beginBisect(
  order: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
  kept = 0,
): Bisect {
  const phase = { kind: 'first', low: kept, high: order.length } as const;
  return settle({ order, needs, kept, answers: 0, phase });
}

/** Who is on while the present question is asked; all of them when it is over. */
export function enabledIn(bisect: Bisect): readonly string[] {
  const { order, phase } = bisect;
  switch (phase.kind) {
    case 'first':
      return order.slice(0, middle(phase));
    case 'alone':
      return withNeeds(bisect, phase.suspect, 0);
    case 'partner':
      return withNeeds(bisect, phase.suspect, middle(phase));
    case 'done':
      return order;
  }
}

/** @param isThere Whether the problem was seen with {@link enabledIn} on */
export function answerBisect(bisect: Bisect, isThere: boolean): Bisect {
  const { phase, order } = bisect;
  const next = { ...bisect, answers: bisect.answers + 1 };
  switch (phase.kind) {
    case 'first':
    case 'partner':
      return settle({ ...next, phase: { ...phase, ...halve(phase, isThere) } });
    case 'alone': {
      if (isThere) return done(next, { kind: 'culprit', id: order[phase.suspect] as string });
      const high = othersOf(bisect, phase.suspect).length;
      return settle({ ...next, phase: { kind: 'partner', suspect: phase.suspect, low: 1, high } });
    }
    case 'done':
      return bisect;
  }
}

export function outcomeOf({ phase }: Bisect): BisectOutcome | undefined {
  return phase.kind === 'done' ? phase.outcome : undefined;
}

/** How many questions are still to come, unless two are needed for the problem. */
export function questionsLeft({ phase }: Bisect): number {
  switch (phase.kind) {
    case 'first':
      return Math.ceil(Math.log2(phase.high - phase.low + 1)) + 1;
    case 'alone':
      return 1;
    case 'partner':
      return Math.ceil(Math.log2(phase.high - phase.low + 1));
    case 'done':
      return 0;
  }
}

/** How many may still be the one. */
export function suspectsLeft({ phase }: Bisect): number {
  switch (phase.kind) {
    case 'first':
    case 'partner':
      return phase.high - phase.low + 1;
    case 'alone':
      return 1;
    case 'done':
      return 0;
  }
}

interface Range {
  readonly low: number;
  readonly high: number;
}

const middle = ({ low, high }: Range): number => Math.floor((low + high) / 2);

function halve(range: Range, isThere: boolean): Range {
  return isThere ? { low: range.low, high: middle(range) } : { low: middle(range) + 1, high: range.high };
}

/** Goes on to the next question where the present one has its answer. */
function settle(bisect: Bisect): Bisect {
  const { order, kept, phase } = bisect;
  if (phase.kind === 'first' && phase.low === phase.high) {
    const suspect = phase.low - 1;
    if (suspect < 0) return done(bisect, { kind: 'none' });
    const isAlone = suspect < kept || othersOf(bisect, suspect).length === 0;
    if (isAlone) return done(bisect, { kind: 'culprit', id: order[suspect] as string });
    return { ...bisect, phase: { kind: 'alone', suspect } };
  }
  if (phase.kind === 'partner' && phase.low === phase.high) {
    const partner = othersOf(bisect, phase.suspect)[phase.low - 1] as string;
    return done(bisect, { kind: 'pair', ids: [partner, order[phase.suspect] as string] });
  }
  return bisect;
}

function done(bisect: Bisect, outcome: BisectOutcome): Bisect {
  return { ...bisect, phase: { kind: 'done', outcome } };
}

/** Those before a suspect that it does not need, in their order. */
function othersOf({ order, needs, kept }: Bisect, suspect: number): readonly string[] {
  const needed = needs.get(order[suspect] as string) ?? [];
  return order.slice(kept, suspect).filter((id) => !needed.includes(id));
}

/** A suspect, all it needs, what stays on, and so many of the others. */
function withNeeds(bisect: Bisect, suspect: number, count: number): readonly string[] {
  const { order, needs, kept } = bisect;
  const id = order[suspect] as string;
  const on = new Set([
    ...order.slice(0, kept),
    ...(needs.get(id) ?? []),
    id,
    ...othersOf(bisect, suspect).slice(0, count),
  ]);
  return order.filter((one) => on.has(one));
}
