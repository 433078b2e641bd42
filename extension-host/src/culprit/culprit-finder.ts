import type { Clock } from '../base/clock.js';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { CulpritCheck, CulpritOutcome, CulpritSearch, CulpritVerdict } from '../model/culprit-search.js';
import { ExtensionHostError } from '../model/errors.js';
import {
  answerBisect,
  type Bisect,
  beginBisect,
  enabledIn,
  outcomeOf,
  questionsLeft,
  suspectsLeft,
} from './bisect.js';

/** Those that can be the culprit. */
export interface Suspects {
  /** Ids in an order in which they can start. */
  readonly order: readonly string[];
  /** By id: what it needs, directly or not, in an order in which that can start. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

/** What a check tells; once. */
export type Notice = (verdict: CulpritVerdict, what: string) => void;

export interface CulpritFinderOptions {
  readonly clock: Clock;
  readonly suspects: () => Suspects;
  /** Pauses exactly these until told otherwise. Resolves when they have ended and the others run, or have failed to. */
  readonly pause: (ids: ReadonlySet<string>) => Promise<void>;
  /** Looks out for the problem from now on, among these. */
  readonly watch: (check: CulpritCheck, on: readonly string[], notice: Notice) => Disposable;
  /** Begins what a check has to try out, when all that is to run runs. */
  readonly probe: (check: CulpritCheck, notice: Notice) => void;
  readonly log: (message: string) => void;
}

export interface SearchWish {
  readonly check?: CulpritCheck;
  /** Milliseconds after which a problem that was not noticed is not there; 5,000 when left out. */
  readonly observe?: number;
}

const usualObservation = 5_000;

interface Running {
  readonly wish: SearchWish;
  bisect: Bisect;
  view: CulpritSearch;
  /** What belongs to the present step. */
  step: DisposableStore;
}

/**
 * Finds the extension that brings a problem: pauses half of them, asks whether the problem is still there, and goes on with the half
 * that has it. Nothing of it is written down: when the host ends in between, everything is as before.
 */
export class CulpritFinder implements Disposable {
  private readonly changes = new Emitter<CulpritSearch | undefined>();
  readonly onDidChange: Event<CulpritSearch | undefined> = this.changes.event;
  private running: Running | undefined;
  /** The end of the search before. */
  private ending: Promise<void> = Promise.resolve();

  constructor(private readonly options: CulpritFinderOptions) {}

  get search(): CulpritSearch | undefined {
    return this.running?.view;
  }

  /** Begins a search; resolves with its first step, while extensions are still being stopped. */
  async start(wish: SearchWish): Promise<CulpritSearch> {
    await this.ending;
    if (this.running !== undefined && this.running.view.status !== 'done') throw underWay();
    const suspects = this.options.suspects();
    if (suspects.order.length === 0) throw nobody();
    const bisect = beginWith(suspects, wish.check);
    this.options.log(`A search for the culprit among ${suspects.order.length} extensions begins.`);
    const running = { wish, bisect, step: new DisposableStore(), view: viewOf(bisect, wish, 'preparing') };
    this.running = running;
    void this.ask(running);
    return running.view;
  }

  /** @param step The question that is answered; one that is over is left alone. */
  answer(step: number, verdict: CulpritVerdict): CulpritSearch | undefined {
    const { running } = this;
    if (running?.view.status === 'asking' && running.view.step === step) this.decide(running, verdict);
    return this.running?.view;
  }

  /** Ends the search, or puts away what it has found; everything is as before. */
  async stop(): Promise<void> {
    const { running } = this;
    if (running === undefined) return;
    this.running = undefined;
    running.step.dispose();
    const wasOver = running.view.status === 'done';
    this.changes.fire(undefined);
    if (wasOver) return;
    this.options.log('The search for the culprit was stopped. Everything is as before.');
    this.ending = this.options.pause(new Set());
    await this.ending;
  }

  dispose(): void {
    this.running?.step.dispose();
    this.running = undefined;
    this.changes.dispose();
  }

  private async ask(running: Running, noticed?: string): Promise<void> {
    const { wish, bisect } = running;
    const { check, observe = usualObservation } = wish;
    running.step.dispose();
    if (outcomeOf(bisect) !== undefined) return this.finish(running, noticed);
    running.step = new DisposableStore();
    this.show(running, viewOf(bisect, wish, 'preparing', noticed));
    const step = bisect.answers;
    const isPresent = () => this.running === running && running.bisect.answers === step;
    const notice: Notice = (verdict, what) => {
      if (isPresent()) this.decide(running, verdict, what);
    };
    if (check !== undefined) running.step.add(this.options.watch(check, running.view.on, notice));
    await this.options.pause(new Set(running.view.paused));
    if (!isPresent()) return;
    this.show(running, { ...running.view, status: check === undefined ? 'asking' : 'checking' });
    if (check === undefined) return;
    running.step.add(
      this.options.clock.after(observe, () => notice('good', 'Nothing was noticed in this time.')),
    );
    this.options.probe(check, notice);
  }

  private decide(running: Running, verdict: CulpritVerdict, what?: string): void {
    const { step } = running.view;
    this.options.log(
      `Search for the culprit, step ${step}: ${verdict === 'bad' ? 'the problem is there' : 'the problem is gone'}.${what === undefined ? '' : ` ${what}`}`,
    );
    running.bisect = answerBisect(running.bisect, verdict === 'bad');
    void this.ask(running, what);
  }

  private async finish(running: Running, noticed: string | undefined): Promise<void> {
    this.show(running, { ...viewOf(running.bisect, running.wish, 'preparing', noticed), paused: [] });
    await this.options.pause(new Set());
    if (this.running !== running) return;
    const view = viewOf(running.bisect, running.wish, 'done', noticed);
    this.options.log(`The search for the culprit is over: ${sentenceOf(view.outcome)}`);
    this.show(running, view);
  }

  private show(running: Running, view: CulpritSearch): void {
    running.view = view;
    if (this.running === running) this.changes.fire(view);
  }
}

/** What a check needs stays on: its extension comes first, after what that needs. */
function beginWith({ order, needs }: Suspects, check: CulpritCheck | undefined): Bisect {
  if (check?.kind !== 'command') return beginBisect(order, needs);
  const kept = new Set([...(needs.get(check.id) ?? []), check.id].filter((id) => order.includes(id)));
  const others = order.filter((id) => !kept.has(id));
  return beginBisect([...order.filter((id) => kept.has(id)), ...others], needs, kept.size);
}

function viewOf(
  bisect: Bisect,
  { check }: SearchWish,
  status: CulpritSearch['status'],
  noticed?: string,
): CulpritSearch {
  const found = outcomeOf(bisect);
  const on = enabledIn(bisect);
  const step = bisect.answers + (found === undefined ? 1 : 0);
  return {
    status,
    step,
    steps: bisect.answers + questionsLeft(bisect),
    on,
    paused: bisect.order.filter((id) => !on.includes(id)),
    suspects: suspectsLeft(bisect),
    ...(check === undefined ? {} : { check }),
    ...(noticed === undefined ? {} : { noticed }),
    ...(found === undefined ? {} : { outcome: withNeeds(found, bisect) }),
  };
}

function withNeeds(found: NonNullable<ReturnType<typeof outcomeOf>>, { needs }: Bisect): CulpritOutcome {
  return found.kind === 'culprit' ? { ...found, needs: needs.get(found.id) ?? [] } : found;
}

function sentenceOf(outcome: CulpritOutcome | undefined): string {
  switch (outcome?.kind) {
    case 'culprit':
      return `the problem comes with ${outcome.id}.`;
    case 'pair':
      return `the problem comes with ${outcome.ids.join(' and ')} together.`;
    default:
      return 'the problem is there without any extension.';
  }
}

function underWay(): ExtensionHostError {
  return new ExtensionHostError('CULPRIT_SEARCH_UNDERWAY', 'A search for the culprit is under way.');
}

function nobody(): ExtensionHostError {
  return new ExtensionHostError(
    'NOTHING_TO_SEARCH',
    'No extension is enabled and able to run, so none can be the culprit.',
  );
}
