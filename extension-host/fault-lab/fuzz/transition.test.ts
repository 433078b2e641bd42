import fc from 'fast-check';
import { test } from 'vitest';
import type { ExtensionState } from '../../src/model/extension-state.js';
import { type SupervisionEvent, transition } from '../../src/supervision/transition.js';
import { cases } from './fuzz.js';
import { isAllowedStep } from './life-cycle.js';

const error = { code: 'EXITED', message: 'It exited.', nextStep: 'See its log.' } as const;
const at = fc.nat();

const anyEvent: fc.Arbitrary<SupervisionEvent> = fc.oneof(
  fc.record({ type: fc.constant('start' as const), at }),
  fc.record({ type: fc.constant('connected' as const), at, pid: fc.nat() }),
  fc.record({ type: fc.constantFrom('activated' as const, 'fellSilent' as const, 'answered' as const), at }),
  fc.record({ type: fc.constant('stop' as const), at }),
  fc.record({
    type: fc.constant('crashed' as const),
    crash: fc.constant({ at: 0, error }),
    until: at,
    attempt: at,
  }),
  fc.record({ type: fc.constant('gaveUp' as const), at, error: fc.constant(error) }),
  fc.constant({ type: 'exited' as const }),
);

test('no order of events leads to a step that DESIGN §5 does not have', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
      let state: ExtensionState = { status: 'inactive' };
      return events.every((event) => {
        const before = state;
        state = transition(before, event);
        return state === before || isAllowedStep(before.status, state.status);
      });
    }),
    cases(15_000),
  );
});

test('every state has an exit', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
      const state = events.reduce(transition, { status: 'inactive' } as ExtensionState);
      // Stopped and gone: from anywhere this leads to rest.
      const stopped = transition(transition(state, { type: 'stop', at: 0 }), { type: 'exited' });
      return stopped.status === 'inactive';
    }),
    cases(5_000),
  );
});
