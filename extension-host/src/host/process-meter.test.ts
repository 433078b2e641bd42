import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { type MeasuredProcess, ProcessMeter } from './process-meter.js';

assertNoLeaks();
const meters: ProcessMeter[] = [];
afterEach(() => {
  for (const meter of meters.splice(0)) meter.dispose();
});

function meterOf(running: readonly MeasuredProcess[]): ProcessMeter {
  const meter = new ProcessMeter(
    { isFollowed: () => false, isWatched: () => false },
    () => running,
    () => undefined,
  );
  meters.push(meter);
  return meter;
}

const thisProcess = { id: 'test.self', pid: process.pid, startedAt: Date.now() - process.uptime() * 1000 };

test('memory in bytes, and the share of a core since the last measurement', async () => {
  const meter = meterOf([thisProcess]);
  await meter.measure();
  expect(meter.figuresOf(thisProcess).memory).toBeGreaterThan(10_000_000);
  for (const end = performance.now() + 200; performance.now() < end; );
  await meter.measure();
  const { cpu } = meter.figuresOf(thisProcess);
  expect(cpu).toBeGreaterThan(5);
  expect(cpu).toBeLessThan(1_600);
});

test('a process that has ended has no figures, and leaves no file open', async () => {
  const child = spawn('sleep', ['60']);
  const measured = { id: 'test.child', pid: child.pid as number, startedAt: Date.now() };
  const meter = meterOf([measured]);
  await meter.measure();
  expect(meter.memoryOf(measured.id, measured.pid)).toHaveLength(1);
  child.kill('SIGKILL');
  await once(child, 'close');
  await meter.measure();
  expect(meter.figuresOf(measured)).toMatchObject({ memory: 0, cpu: 0 });
  expect(openFiles().filter((file) => file.includes(`/${measured.pid}/`))).toEqual([]);
});

function openFiles(): readonly string[] {
  if (!existsSync('/proc/self/fd')) return [];
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });
}
