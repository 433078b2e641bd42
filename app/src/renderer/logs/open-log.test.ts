import type { LogEntry, LogViewChange } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import type { LogOpening, LogViews } from '../rpc/log-views.js';
import { OpenLog } from './open-log.js';

/** A host whose lines are their numbers, counted from `oldest`. */
function fakeHost(oldest: number, newest: number) {
  const host = {
    oldest,
    newest,
    /** Number of the line with sequence 0. */
    base: 0,
    generation: 0,
    asked: [] as string[],
    tell: () => {},
  };
  const entry = (line: number) => ({ sequence: line - host.base, time: line - host.base }) as LogEntry;
  const page = (from: number, to: number) => ({
    generation: host.generation,
    from,
    lines: Array.from({ length: to - from }, (_, index) => entry(from + index)),
  });
  const change = (): LogViewChange => ({
    view: 1,
    state: {
      first: host.oldest,
      end: host.newest,
      generation: host.generation,
      complete: false,
      searching: false,
      searched: { bytes: 0, of: 0 },
    },
    tail: page(Math.max(host.oldest, host.newest - 10), host.newest),
  });
  const views = {
    open({ onChange }: LogOpening) {
      host.tell = () => onChange(change());
      return {
        opened: Promise.resolve().then(() => host.tell()),
        read: async (from: number, to: number) => {
          host.asked.push(`${from}–${to}`);
          return page(from, to);
        },
        more: async () => void host.asked.push('more'),
        locate: async (_time: number, sequence: number) => ({ line: sequence + host.base, generation: 0 }),
        export: async () => 0,
        close: () => host.asked.push('closed'),
      };
    },
  };
  return { host, views: views as unknown as LogViews };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

test('the newest lines come by themselves; others are fetched in pages when they are looked at', async () => {
  const { host, views } = fakeHost(-5_000, 0);
  const log = new OpenLog(views, {});
  await log.opened;
  expect([log.line(-1)?.sequence, log.line(-11)]).toEqual([-1, undefined]);
  log.look(-10, 0);
  await settled();
  expect(host.asked).toEqual([]);
  log.look(-3_000, -2_950);
  await settled();
  expect(host.asked).toEqual(['-3000–-2800']);
  expect(log.line(-2_801)?.sequence).toBe(-2_801);
});

test('of a million lines that were scrolled through only some thousands are kept', async () => {
  const { views } = fakeHost(-1_000_000, 0);
  const log = new OpenLog(views, {});
  await log.opened;
  for (let from = -1_000_000; from < -900_000; from += 500) {
    log.look(from, from + 500);
    await settled();
  }
  const kept = Array.from({ length: 1_000_000 }, (_, n) => log.line(-n - 1)).filter(Boolean).length;
  expect(kept).toBeGreaterThan(500);
  expect(kept).toBeLessThan(8_000);
  expect(log.line(-900_001)).toBeDefined();
});

test('when old lines go, the ones that are looked at keep their place under new numbers', async () => {
  const { host, views } = fakeHost(-5_000, 0);
  const log = new OpenLog(views, {});
  await log.opened;
  log.look(-3_000, -2_950);
  await settled();
  log.look(-3_000, -2_950);
  host.base = 700;
  host.oldest = -4_300;
  host.generation = 1;
  host.tell();
  await settled();
  expect(log.moved).toBe(700);
  log.look(-2_300, -2_250);
  await settled();
  expect(log.line(-2_300)?.sequence).toBe(-3_000);
});

test('older lines are asked for once, and nothing is told after closing', async () => {
  const { host, views } = fakeHost(-10, 0);
  const log = new OpenLog(views, {});
  await log.opened;
  let told = 0;
  log.subscribe(() => {
    told += 1;
  });
  log.more();
  log.more();
  host.tell();
  await settled();
  log.close();
  host.tell();
  await settled();
  expect([told, host.asked]).toEqual([1, ['more', 'closed']]);
});
