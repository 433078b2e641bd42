import { expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { SelfReport } from './self-report.js';

function reportBench() {
  const clock = new FakeClock();
  const report = new SelfReport(clock);
  const told: unknown[] = [];
  report.onDidChange(({ health, isNewStatus }) => told.push([health.status, health.message, isNewStatus]));
  return { clock, report, told };
}

test('what is said again is no news, and another message is no other status', async () => {
  const { clock, report, told } = reportBench();
  const begun = clock.now();
  report.take({ status: 'ok' });
  await clock.advance(100);
  report.take({ status: 'degraded', message: 'slow' });
  report.take({ status: 'degraded', message: 'slow' });
  await clock.advance(100);
  report.take({ status: 'degraded', message: 'slower' });
  expect(report.current).toEqual({ status: 'degraded', message: 'slower', since: begun + 100 });
  report.beginAnew();
  expect(report.current).toEqual({ status: 'ok', since: begun + 200 });
  expect(told).toEqual([
    ['degraded', 'slow', true],
    ['degraded', 'slower', false],
  ]);
});

test('who waits until it is ready is told so, or that the time is over', async () => {
  const { clock, report } = reportBench();
  expect(await report.readyWithin(0)).toBe(true);
  report.take({ status: 'notReady' });
  const tooShort = report.readyWithin(50);
  const long = report.readyWithin(5_000);
  await clock.advance(60);
  expect(await tooShort).toBe(false);
  report.take({ status: 'degraded' });
  expect(await long).toBe(true);
});
