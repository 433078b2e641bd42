import { expect, test } from 'vitest';
import type { ExtensionState } from '../model/extension-state.js';
import { reportsOfChange } from './state-reports.js';

const facts = { transport: { kind: 'unix', encryption: 'none' }, startedAt: 1_000, restarts: 2 } as const;
const error = { code: 'EXITED', message: 'A exited with code 1.', nextStep: 'See its log.' } as const;
const starting: ExtensionState = { status: 'starting', since: 900 };
const activating: ExtensionState = { status: 'activating', since: 1_030, pid: 7 };
const active: ExtensionState = { status: 'active', since: 1_040, pid: 7 };
const silent: ExtensionState = { status: 'unresponsive', since: 9_000, pid: 7 };
const backingOff: ExtensionState = {
  status: 'backingOff',
  until: 4_000,
  attempt: 1,
  crash: { at: 2_000, error },
};
const failed: ExtensionState = { status: 'failed', since: 5_000, error };
const stopping: ExtensionState = { status: 'stopping', since: 6_000, pid: 7 };
const inactive: ExtensionState = { status: 'inactive' };

test('a life in reports', () => {
  const life = [
    inactive,
    starting,
    activating,
    active,
    silent,
    active,
    backingOff,
    starting,
    failed,
    stopping,
    inactive,
  ];
  const told = life
    .slice(1)
    .flatMap((now, index) => reportsOfChange(life[index] ?? inactive, now, facts))
    .map(({ code, message }) => `${code}: ${message}`);
  expect(told).toEqual([
    'LAUNCHED: Process 7 was started and has connected over a Unix socket.',
    'STARTED: It is active after 40 ms.',
    'SILENT: It does not answer health checks.',
    'ANSWERING: It answers health checks again.',
    'CRASHED: A exited with code 1. It is started again in 2 s.',
    'RESTARTED: It is started again, restart 2 since the host started.',
    'GAVE_UP: A exited with code 1.',
    'STOPPED: It was stopped.',
  ]);
});

test('another way of connecting than wanted is told with its reason', () => {
  const transport = {
    kind: 'tcp',
    encryption: 'none',
    switchedFrom: 'unix',
    fallbackReason: 'the directory is not writable',
  } as const;
  expect(reportsOfChange(activating, active, { ...facts, transport })).toMatchObject([
    { code: 'STARTED' },
    {
      code: 'TRANSPORT_SWITCHED',
      message: 'It is connected over TCP because the directory is not writable.',
    },
  ]);
});
