import { expect, test } from 'vitest';
import type { ErrorCode } from '../model/errors.js';
import type { AvoidedTransport, TransportKind, TransportPreference } from '../model/transport.js';
import { type TransportPlan, TransportSwitch } from './transport-switch.js';

/** A switch, what it remembers, and the launches it plans. */
function transports(remembered?: AvoidedTransport) {
  const memory = { remembered };
  const transportSwitch = new TransportSwitch({
    recall: () => memory.remembered,
    remember: (avoided) => {
      memory.remembered = avoided;
    },
  });
  const plan = (transport: TransportPreference = 'auto', socketDirectory = ''): TransportPlan =>
    transportSwitch.plan({ transport, socketDirectory });
  const fail = (kind: TransportKind, code: ErrorCode) =>
    transportSwitch.notReached({ kind, code, handshakeTimeout: 10_000 });
  return { memory, plan, fail, reached: (kind: TransportKind) => transportSwitch.reached(kind) };
}

test.each([
  ['auto', 'unix'],
  ['unix', 'unix'],
  ['tcp', 'tcp'],
] as const)('%s begins with %s', (asked, kind) => {
  expect(transports().plan(asked)).toEqual({ kind });
});

test('an extension that says it cannot reach one transport gets the other, and is remembered once that works', () => {
  const { memory, plan, fail, reached } = transports();
  plan();
  const reason = 'the extension could not reach the Unix socket';
  expect(fail('unix', 'ENDPOINT_UNREACHABLE')).toBe(reason);
  expect(plan()).toEqual({ kind: 'tcp', switchedFrom: 'unix', fallbackReason: reason });
  expect(memory.remembered).toBeUndefined();
  reached('tcp');
  expect(memory.remembered).toEqual({ kind: 'unix', reason });
  expect(plan()).toMatchObject({ kind: 'tcp' });
});

test('so does one that nobody heard of within the deadline', () => {
  const { plan, fail } = transports();
  plan();
  expect(fail('unix', 'HANDSHAKE_TIMEOUT')).toBe('nobody connected to the Unix socket within 10 s');
  expect(plan()).toMatchObject({ kind: 'tcp' });
});

test('one crash before the connection is no reason, two in a row are', () => {
  const { plan, fail, reached } = transports();
  plan();
  expect(fail('unix', 'EXITED')).toBeUndefined();
  reached('unix');
  expect(fail('unix', 'EXITED')).toBeUndefined();
  expect(plan()).toEqual({ kind: 'unix' });
  expect(fail('unix', 'EXITED')).toBe(
    'the extension ended 2 times without having connected to the Unix socket',
  );
  expect(plan()).toMatchObject({ kind: 'tcp' });
});

test('where the other one is no better it goes back', () => {
  const { memory, plan, fail, reached } = transports();
  plan();
  fail('unix', 'ENDPOINT_UNREACHABLE');
  expect(fail('tcp', 'ENDPOINT_UNREACHABLE')).toBe('the extension could not reach the TCP port');
  expect(plan()).toEqual({ kind: 'unix' });
  reached('unix');
  expect(memory.remembered).toBeUndefined();
});

test('other ends say nothing of the transport', () => {
  const { plan, fail } = transports();
  plan();
  for (const code of ['NOT_RUNNING', 'LAUNCH_FAILED', 'HANDSHAKE_REFUSED'] as const) {
    expect(fail('unix', code)).toBeUndefined();
  }
  expect(plan()).toEqual({ kind: 'unix' });
});

test('what an earlier host learnt is used for auto, and for nothing else', () => {
  const known = { kind: 'unix', reason: 'it was so' } as const;
  expect(transports(known).plan('auto')).toEqual({
    kind: 'tcp',
    switchedFrom: 'unix',
    fallbackReason: 'it was so',
  });
  expect(transports(known).plan('unix')).toEqual({ kind: 'unix' });
  expect(transports(known).plan('tcp')).toEqual({ kind: 'tcp' });
});

test('what is learnt of a transport that was asked for by name is not remembered', () => {
  const { memory, plan, fail, reached } = transports();
  plan('tcp');
  fail('tcp', 'ENDPOINT_UNREACHABLE');
  expect(plan('tcp')).toMatchObject({ kind: 'unix', switchedFrom: 'tcp' });
  reached('unix');
  expect(memory.remembered).toBeUndefined();
});

test('when a person asks for something else, everything is found out anew', () => {
  const { memory, plan, fail } = transports();
  plan();
  fail('unix', 'ENDPOINT_UNREACHABLE');
  memory.remembered = undefined;
  expect(plan('auto', '/run/other')).toEqual({ kind: 'unix' });
});
