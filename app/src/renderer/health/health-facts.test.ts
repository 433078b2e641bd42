import type { ExtensionView, SerializedError } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { healthFacts, healthTicks } from './health-facts.js';

const at = (time: string): number => new Date(`2026-11-22T${time}`).getTime();
const now = at('12:00:00');
const error: SerializedError = { code: 'EXITED', message: 'It exited', nextStep: 'See the log.' };
const active = { status: 'active', since: now, pid: 7 } as const;

const extension = (over: Partial<ExtensionView>): ExtensionView =>
  ({
    availability: { kind: 'enabled' },
    state: { status: 'inactive' },
    restarts: 0,
    ...over,
  }) as ExtensionView;
const told = (over: Partial<ExtensionView>, ...kinds: readonly string[]): readonly string[] =>
  healthFacts(extension(over), now)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ name, value, note = '', tone }) => `${name}: ${value} (${tone}) ${note}`.trim());

test('the connection is told, and why it is another than wanted', () => {
  const transport = (over: object) => ({ transport: { kind: 'unix', encryption: 'none', ...over } as const });
  const switched = {
    kind: 'tcp',
    encryption: 'tls',
    switchedFrom: 'unix',
    fallbackReason: 'its path is too long',
  };
  expect([
    ...told(transport({}), 'connection', 'encryption'),
    ...told(transport(switched), 'connection', 'encryption'),
  ]).toEqual([
    'Connection: Unix socket (ok)',
    'Encryption: Not encrypted (muted) Nothing leaves this computer.',
    'Connection: TCP, this computer only (warning) In place of: Unix socket, because its path is too long.',
    'Encryption: TLS 1.3 (ok) Both sides show a certificate that was made for this start.',
  ]);
});

test('health is what it says of itself, or that it does not answer', () => {
  const since = at('11:59:00');
  const shown = [
    told({ state: active }, 'health'),
    told({ state: active, health: { status: 'degraded', message: 'The disk is slow', since } }, 'health'),
    told({ state: active, health: { status: 'notReady', since } }, 'health'),
    told({ state: { status: 'unresponsive', since, pid: 7 } }, 'health'),
    told({}, 'health'),
  ];
  expect(shown.flat()).toEqual([
    'Health: Well (ok) It answers health checks.',
    'Health: Degraded (warning) The disk is slow. Since 11:59:00.',
    'Health: Not ready (busy) It says that it cannot serve calls for the moment. Calls wait for it, or go to another provider. Since 11:59:00.',
    'Health: Not responding (warning) No answer to health checks since 11:59:00; it is restarted unless it answers within half a minute.',
  ]);
});

test('restarts are counted, counted down to, or given up', () => {
  const crash = { at: now, error };
  expect([
    ...told({ state: active }, 'restarts'),
    ...told({ state: { status: 'backingOff', until: now + 4_000, attempt: 3, crash } }, 'restarts'),
    ...told({ state: { status: 'failed', since: now, error }, restarts: 4 }, 'restarts').map(
      (line) => line.split(' since')[0],
    ),
    ...told({ state: active, restarts: 1, lastCrash: crash }, 'restarts').map(
      (line) => line.split(' Last')[0],
    ),
  ]).toEqual([
    'Restarts: None since Plugo started (ok)',
    'Restarts: Starts again in 4 s, attempt 3 (warning) It exited',
    'Restarts: Gave up (error) Stays stopped',
    'Restarts: 1 restart since Plugo started (warning)',
  ]);
});

test('each method that is held back has a line, until it is tried', () => {
  const circuits = [
    { method: 'Echo.text', status: 'open', retryAt: at('12:03:04') },
    { method: 'Echo.late', status: 'open', retryAt: now },
    { method: 'Echo.tried', status: 'halfOpen', retryAt: at('12:03:04') },
  ] as const;
  expect(
    healthFacts(extension({ state: active, circuits }), now).flatMap(({ kind, value }) =>
      kind === 'circuit' ? value : [],
    ),
  ).toEqual([
    'Echo.text is held back until 12:03:04',
    'Echo.late is tried with the next call',
    'Echo.tried is tried with the next call',
  ]);
  expect([healthTicks(extension({ circuits })), healthTicks(extension({}))]).toEqual([true, false]);
});

test('a reload that failed is told with its reason and what to do', () => {
  const [line] = told({ state: active, reload: { status: 'failed', at: now, error } }, 'reload');
  expect(line).toMatch(
    /^Reload: Failed .*; the process before goes on serving \(error\) It exited\. See the log\.$/,
  );
});
