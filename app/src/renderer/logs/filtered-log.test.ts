import type { LogEntry } from '@plugo/extension-host/control';
import { describe, expect, test } from 'vitest';
import { FilteredLog } from './filtered-log.js';
import { LogBuffer } from './log-buffer.js';
import { everyLine } from './log-filter.js';

let sequence = 0;
const line = (message: string, over: Partial<LogEntry> = {}): LogEntry => ({
  sequence: sequence++,
  time: sequence,
  extensionId: 'plugo.clock',
  source: 'log',
  level: 'info',
  message,
  ...over,
});
const numbered = (from: number, to: number): LogEntry[] =>
  Array.from({ length: to - from }, (_, index) => line(`line ${from + index}`));
const shown = (log: FilteredLog): string[] => log.lines().map(({ message }) => message);

describe('a filtered log', () => {
  test('shows what passes by extension, level and text', () => {
    const buffer = new LogBuffer();
    buffer.append([
      line('Tick'),
      line('tick failed', { level: 'error' }),
      line('ticking', { level: 'debug' }),
      line('tick', { extensionId: 'plugo.other', level: 'error' }),
    ]);
    const log = new FilteredLog(buffer, { extensionId: 'plugo.clock', level: 'info', text: 'TICK' });
    expect(shown(log)).toEqual(['Tick', 'tick failed']);
  });

  test('takes in only new lines, and lets old ones go with the buffer', () => {
    const buffer = new LogBuffer(4);
    const log = new FilteredLog(buffer, everyLine);
    buffer.append(numbered(0, 3));
    log.refresh();
    buffer.append(numbered(3, 6));
    log.refresh();
    expect({ lines: shown(log), first: log.firstIndex }).toEqual({
      lines: ['line 2', 'line 3', 'line 4', 'line 5'],
      first: 2,
    });
  });

  test('keeps its picture while paused and counts what waits, even when the buffer turns over', () => {
    const buffer = new LogBuffer(4);
    buffer.append(numbered(0, 2));
    const log = new FilteredLog(buffer, everyLine);
    log.pause();
    buffer.append(numbered(2, 9));
    log.refresh();
    const paused = { lines: shown(log), waiting: log.waiting };
    log.resume();
    expect({ paused, resumed: shown(log), waiting: log.waiting }).toEqual({
      paused: { lines: ['line 0', 'line 1'], waiting: 4 },
      resumed: ['line 5', 'line 6', 'line 7', 'line 8'],
      waiting: 0,
    });
  });

  test('stays cleared when the filter changes', () => {
    const buffer = new LogBuffer();
    buffer.append([line('old')]);
    const log = new FilteredLog(buffer, everyLine);
    log.clear();
    buffer.append([line('new')]);
    log.setFilter({ ...everyLine, text: '' });
    expect(shown(log)).toEqual(['new']);
  });

  test('holds the latest lines of a long flood', () => {
    const buffer = new LogBuffer(1_000);
    const log = new FilteredLog(buffer, everyLine);
    for (let batch = 0; batch < 30; batch += 1) {
      buffer.append(numbered(batch * 800, batch * 800 + 800));
      log.refresh();
    }
    expect([log.length, log.firstIndex, log.line(0)?.message, log.line(999)?.message]).toEqual([
      1_000,
      23_000,
      'line 23000',
      'line 23999',
    ]);
  });
});
