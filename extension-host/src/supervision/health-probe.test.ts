import { afterEach, expect, test } from 'vitest';
import type { Clock } from '../base/clock.js';
import { FakeClock } from '../base/fake-clock.js';
import { HealthProbe } from './health-probe.js';
import { defaultTimings } from './timings.js';

const second = 1_000;
const clocks: FakeClock[] = [];

/** A probe of an extension that answers as long as `alive` is set, and else lets the ping run into its timeout. */
function probe(disturb: (clock: FakeClock) => Clock = (clock) => clock) {
  const fake = new FakeClock();
  clocks.push(fake);
  const clock = disturb(fake);
  const began = fake.monotonic();
  const extension = { alive: true };
  const told: string[] = [];
  const tell = (what: string) => () => told.push(`${what} at ${(fake.monotonic() - began) / second} s`);
  const health = new HealthProbe({
    clock,
    timings: defaultTimings,
    ping: (timeout) =>
      extension.alive
        ? Promise.resolve()
        : new Promise((_resolve, reject) => clock.after(timeout, () => reject(new Error('silent')))),
    onSilent: tell('silent'),
    onAnswer: tell('answered'),
    onHopeless: tell('hopeless'),
  });
  return { clock: fake, extension, told, health };
}

afterEach(() => {
  expect(clocks.splice(0).map((clock) => clock.pending)).toEqual([0]);
});

test('nothing is told of one that answers', async () => {
  const { clock, told, health } = probe();
  await clock.advance(600 * second);
  expect(told).toEqual([]);
  health.dispose();
});

test('three missed pings make it silent, thirty seconds more hopeless', async () => {
  const { clock, extension, told } = probe();
  extension.alive = false;
  await clock.advance(100 * second);
  expect(told).toEqual(['silent at 18 s', 'hopeless at 48 s']);
});

test('one answer in between and the count begins anew', async () => {
  const { clock, extension, told, health } = probe();
  extension.alive = false;
  await clock.advance(14 * second);
  extension.alive = true;
  await clock.advance(5 * second);
  extension.alive = false;
  await clock.advance(13 * second);
  expect(told).toEqual([]);
  health.dispose();
  await clock.advance(3 * second);
});

test('it may answer again before it is hopeless', async () => {
  const { clock, extension, told, health } = probe();
  extension.alive = false;
  await clock.advance(30 * second);
  extension.alive = true;
  await clock.advance(60 * second);
  expect(told).toEqual(['silent at 18 s', 'answered at 35 s']);
  health.dispose();
});

test('after a clock jump, as after sleep, it gets a fresh window', async () => {
  let jump = 0;
  const { clock, extension, told, health } = probe((fake) => ({
    now: () => fake.now() + jump,
    monotonic: () => fake.monotonic(),
    after: (milliseconds, action) => fake.after(milliseconds, action),
  }));
  extension.alive = false;
  await clock.advance(14 * second);
  jump = 3_600 * second;
  await clock.advance(14 * second);
  expect(told).toEqual([]);
  await clock.advance(10 * second);
  expect(told).toEqual(['silent at 33 s']);
  health.dispose();
  await clock.advance(3 * second);
});

test('when our own timers come late, the extension has missed nothing', async () => {
  let lag = 0;
  const { clock, extension, told, health } = probe((fake) => ({
    now: () => fake.now(),
    monotonic: () => fake.monotonic(),
    after: (milliseconds, action) => fake.after(milliseconds + lag, action),
  }));
  extension.alive = false;
  lag = 4 * second;
  await clock.advance(120 * second);
  expect(told).toEqual([]);
  health.dispose();
  await clock.advance(10 * second);
});
