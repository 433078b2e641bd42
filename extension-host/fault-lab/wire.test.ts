import { expect } from 'vitest';
import type { ExtensionHost } from '../src/host/extension-host.js';
import { call, logOf, statesOf, viewOf, whenState } from '../src/testing/host-fixture.js';
import { eventually } from '../src/testing/no-leaks.js';
import {
  faultyId,
  lastEndOf,
  type Seen,
  survives,
  useLaboratory,
  withHealthyNeighbour,
} from './laboratory.js';

const lab = useLaboratory();

const breakWire = (host: ExtensionHost, line: string, ...more: unknown[]) =>
  call(host, faultyId, 'Wire.break', line, ...more);

/** The wire is broken while a call is under way: that call ends, the process is ended, and a new one takes its place. */
async function cutOff(line: string, ...more: unknown[]): Promise<Seen | undefined> {
  return cutOffIn(await lab.start(lab.extension('wire.mjs')), line, ...more);
}

async function cutOffIn(host: ExtensionHost, line: string, ...more: unknown[]): Promise<Seen | undefined> {
  return withHealthyNeighbour(host, async () => {
    await expect(breakWire(host, line, ...more)).rejects.toMatchObject({ code: 'CALL_INTERRUPTED' });
    await eventually(() => expect(viewOf(host, faultyId).restarts).toBe(1), 10_000);
    await whenState(host, faultyId, 'active');
    return lastEndOf(host);
  });
}

for (const line of [
  'a stray line before a frame',
  'a huge Content-Length',
  'megabytes without a header',
  '30abc as a length',
  'a duplicate id',
  'an unknown id',
  'a peer that does not read',
  'bad JSON',
  'null',
  'an array of nothing',
  'an array of strangers',
]) {
  survives(line, () => cutOff(line));
}

survives('a decompression bomb', async ({ line }) =>
  cutOffIn(await lab.start(lab.extension('wire.mjs', 'compressing'), { compression: 'gzip' }), line),
);

survives('a close in the middle of a write', (fault) => cutOff(fault.line, 'x'.repeat(7_000_000)));

survives('a close with calls pending', async ({ line }) => {
  const host = await lab.start(lab.extension('wire.mjs'));
  return withHealthyNeighbour(host, async () => {
    const pending = Array.from({ length: 50 }, () => call(host, faultyId, 'Wire.break', 'nothing at all'));
    const ended = Promise.allSettled(pending);
    const error = await breakWire(host, line).then(String, (reason: Seen) => reason);
    const codes = (await ended).map((result) =>
      result.status === 'rejected' ? result.reason.code : 'answered',
    );
    expect(new Set(codes)).toEqual(new Set(['CALL_INTERRUPTED']));
    return error as Seen;
  });
});

survives('many small messages in one chunk', async ({ line }) => {
  const host = await lab.start(lab.extension('wire.mjs'));
  return withHealthyNeighbour(host, async () => {
    expect(await breakWire(host, line)).toBe('said');
    expect(viewOf(host, faultyId)).toMatchObject({ state: { status: 'active' }, restarts: 0 });
    return undefined;
  });
});

survives('an array of messages', async ({ line }) => {
  const host = await lab.start(lab.extension('wire.mjs'));
  return withHealthyNeighbour(host, async () => {
    expect(await breakWire(host, line)).toBe('said');
    expect(logOf(host, faultyId)).toEqual(expect.arrayContaining(['line 1', 'line 2', 'line 3']));
    expect(statesOf(host)[faultyId]).toBe('active');
    return undefined;
  });
});

survives('__proto__ in objects', async ({ line }) => {
  const host = await lab.start(lab.extension('wire.mjs'));
  return withHealthyNeighbour(host, async () => {
    const stored = await breakWire(host, line);
    expect(JSON.stringify(stored)).toContain('"__proto__":{"polluted":true}');
    expect(viewOf(host, faultyId).statusLine).toMatchObject({ text: 'still here' });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
    return undefined;
  });
});
