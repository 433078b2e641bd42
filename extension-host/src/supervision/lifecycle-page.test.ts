import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { defaultTimeout } from '../calls/call-pipeline.js';
import { callLimits } from '../connection/call-gate.js';
import { formatDuration } from '../connection/format-duration.js';
import type { ExtensionStatus } from '../model/extension-state.js';
import { decideAfterCrash, noCrashes } from './restart-policy.js';
import { allowedMisses, silenceBeforeEnd, defaultTimings as timings } from './timings.js';

const page = await readFile(new URL('../../../docs/lifecycle.md', import.meta.url), 'utf8');

/** First cell → second cell of the rows of a chapter's table. */
function tableOf(chapter: string): ReadonlyMap<string, string> {
  const [, text = ''] = page.split(`## ${chapter}\n`);
  const rows = (text.split('\n## ')[0] ?? '').matchAll(/^\| ([^|]*) \| ([^|]*) \|/gm);
  return new Map([...rows].slice(1).map(([, name = '', value = '']) => [name, value]));
}

test('the page has the numbers of the code', () => {
  const first = decideAfterCrash(noCrashes, { now: 0, random: 0.5 }, timings);
  expect(Object.fromEntries(tableOf('Numbers'))).toEqual({
    'handshake, from the launch to `initialize`': formatDuration(timings.handshake),
    activation: formatDuration(timings.activation),
    'a call, all waits and retries included': formatDuration(defaultTimeout),
    'ping, from one to the next': formatDuration(timings.pingInterval),
    'ping, time to answer': formatDuration(timings.pingTimeout),
    'pings missed in a row, then `unresponsive`': String(allowedMisses),
    'grace of an unresponsive extension': formatDuration(timings.unresponsiveLimit),
    'silence in all, until it is ended': formatDuration(silenceBeforeEnd(timings)),
    'first restart after a crash': first.kind === 'restart' && first.delay === 0 ? 'at once' : 'later',
    'second restart, doubled each time, ±20 %': formatDuration(timings.backOffBase),
    'longest wait before a restart': formatDuration(timings.backOffCap),
    'crashes within the window, then `failed`': String(timings.crashLimit),
    'the window': formatDuration(timings.crashWindow),
    'health after which crashes are forgotten': formatDuration(timings.healthyAfter),
    'stop: `deactivate`': formatDuration(timings.deactivation),
    'stop: from SIGTERM to SIGKILL': formatDuration(timings.termination),
    'reload: rest of the calls of the process before': formatDuration(timings.drain),
    'calls in flight, each extension': String(callLimits.inFlight),
    'calls that wait, each extension': String(callLimits.queued),
  });
});

test('it explains every state', () => {
  const explained = [...tableOf('States').keys()].map((state) => state.replaceAll('`', ''));
  const statuses: Readonly<Record<ExtensionStatus, true>> = {
    inactive: true,
    starting: true,
    activating: true,
    active: true,
    unresponsive: true,
    backingOff: true,
    failed: true,
    stopping: true,
  };
  expect(explained).toEqual(Object.keys(statuses));
});
