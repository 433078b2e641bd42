import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { FakeClock } from '../../src/base/fake-clock.js';
import type { ExtensionState } from '../../src/model/extension-state.js';
import { Supervisor } from '../../src/supervision/supervisor.js';
import { testExtension, testRuntime, testServices } from '../../src/testing/test-extension.js';
import { processes } from './fake-run.js';
import { cases } from './fuzz.js';
import { isAllowedStep } from './life-cycle.js';

vi.mock('../../src/supervision/extension-run.js', async () => ({
  ExtensionRun: (await import('./fake-run.js')).FakeRun,
}));

const description = testExtension('well');

/** A supervisor whose life is written down. */
class Watched {
  readonly clock = new FakeClock();
  readonly illegal: string[] = [];
  /** Every promise it gave, and whether it is settled. */
  private readonly promises: { isSettled: boolean }[] = [];
  readonly supervisor: Supervisor;
  private changes = 0;

  /** @param stopsWhen The state in which somebody who listens stops it at once. */
  constructor(random: number, stopsWhen: ExtensionState['status']) {
    processes.runs = [];
    processes.areStubborn = false;
    this.supervisor = new Supervisor({
      description,
      services: testServices().services,
      runtime: testRuntime,
      settings: () => ({ transport: 'auto', socketDirectory: '' }),
      log: () => undefined,
      onLine: () => undefined,
      clock: this.clock,
      random: () => random,
    });
    let before: ExtensionState = this.supervisor.state;
    this.supervisor.onDidChangeState((state) => {
      if (!isAllowedStep(before.status, state.status))
        this.illegal.push(`${before.status} → ${state.status}`);
      before = state;
      if (state.status === stopsWhen && this.mayStopNow) this.keep(this.supervisor.stop());
    });
  }

  keep(promise: Promise<unknown>): void {
    const entry = { isSettled: false };
    this.promises.push(entry);
    const settle = () => {
      entry.isSettled = true;
    };
    promise.then(settle, settle);
  }

  /** Listeners that stop always would let nothing else happen. */
  private get mayStopNow(): boolean {
    this.changes += 1;
    return this.changes % 3 === 1;
  }

  get open(): number {
    return this.promises.filter(({ isSettled }) => !isSettled).length;
  }
}

/** What may happen. Each is done, then everything that follows from it at once. */
const happenings: Readonly<Record<string, (watched: Watched) => void>> = {
  start: (watched) => watched.keep(watched.supervisor.start('onStartup')),
  stop: (watched) => watched.keep(watched.supervisor.stop()),
  retire: (watched) => watched.keep(watched.supervisor.retire()),
  'check health': (watched) => watched.keep(watched.supervisor.checkHealth()),
  proceed: () => processes.alive[0]?.proceed(),
  crash: () => processes.alive[0]?.crash('EXITED'),
  refuse: () => processes.alive[0]?.crash('HANDSHAKE_REFUSED'),
  hang: () => {
    for (const run of processes.alive) run.isHung = true;
  },
  answer: () => {
    for (const run of processes.alive) run.isHung = false;
  },
  'grow stubborn': () => {
    processes.areStubborn = true;
  },
  'give way': () => {
    processes.areStubborn = false;
  },
};

const anyHappening = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('start', 'proceed', 'proceed') },
  { weight: 3, arbitrary: fc.constantFrom(...Object.keys(happenings)) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 30, 1_000, 5_000, 16_000, 40_000, 700_000) },
);

/** After a stop nothing takes longer: a stubborn process is killed after 2 s, a ping is given up after 3 s. */
const aWhile = 10_000;

test('whatever happens to a supervisor, each step is legal, one process runs at a time, and every wait ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyHappening, { maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.constantFrom<ExtensionState['status']>('inactive', 'starting', 'activating', 'active', 'backingOff'),
      fc.constantFrom('stop', 'dispose'),
      async (story, random, stopsWhen, ending) => {
        const watched = new Watched(random, stopsWhen);
        const { clock, supervisor } = watched;
        for (const happening of story) {
          if (typeof happening === 'string') happenings[happening]?.(watched);
          await clock.advance(typeof happening === 'number' ? happening : 0);
          expect(processes.alive.length).toBeLessThanOrEqual(1);
        }
        if (ending === 'stop') watched.keep(supervisor.stop());
        else supervisor.dispose();
        await clock.advance(aWhile);
        expect(watched.illegal).toEqual([]);
        expect({ open: watched.open, alive: processes.alive.length, timers: clock.pending }).toEqual({
          open: 0,
          alive: 0,
          timers: 0,
        });
        if (ending === 'stop') expect(supervisor.state.status).toBe('inactive');
        supervisor.dispose();
      },
    ),
    cases(2_000),
  );
});
