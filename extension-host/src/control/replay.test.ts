import { expect, test } from 'vitest';
import { ExtensionHostError } from '../model/errors.js';
import type { TrafficMessage } from '../model/traffic.js';
import { planReplay, type ReplayedStep, replay } from './replay.js';

let seq = 0;
function request(method: string, args: unknown, more: Partial<TrafficMessage> = {}): TrafficMessage {
  seq += 1;
  return {
    seq,
    at: seq * 10,
    extensionId: 'test.a',
    process: 1,
    direction: 'toExtension',
    kind: 'request',
    id: seq,
    method,
    lane: 'main',
    encoding: 'json',
    size: 1,
    ...(args === undefined ? {} : { content: JSON.stringify(args) }),
    ...more,
  };
}
function answer({ seq: answers, at }: TrafficMessage, result: unknown): TrafficMessage {
  const content = JSON.stringify(result);
  return { ...request('', result), kind: 'response', direction: 'fromExtension', answers, at, content };
}

const toError = (thrown: unknown) => (thrown as ExtensionHostError).serialize();
const failure = new ExtensionHostError('METHOD_FAILED', 'a: It broke.');

async function run(messages: readonly TrafficMessage[], results: readonly unknown[]) {
  const called: unknown[][] = [];
  const told: ReplayedStep[] = [];
  const left = [...results];
  await replay(planReplay(messages).steps, {
    call: async (method, args) => {
      called.push([method, ...args]);
      const result = left.shift();
      if (result instanceof Error) throw result;
      return result;
    },
    stream: async () => [],
    toError,
    originalTiming: false,
    signal: new AbortController().signal,
    onStep: (done) => told.push(done),
  });
  return { called, outcomes: told.map(({ outcome }) => outcome) };
}

test('only calls of the host are made again: no life cycle, nothing that was not recorded whole', () => {
  const messages = [
    request('activate', { event: 'x' }),
    request('ping', {}),
    request('A.b', ['x']),
    request('A.nothing', undefined),
    request('A.secret', [{ password: '•••' }], { isMasked: true }),
    request('A.long', ['…'], { isCut: true }),
    request('extension/call', {}, { direction: 'fromExtension' }),
    request('log/write', {}, { kind: 'notification', direction: 'fromExtension' }),
  ];
  const { steps, omitted } = planReplay(messages);
  expect(steps.map(({ method, arguments: args }) => [method, args])).toEqual([
    ['A.b', ['x']],
    ['A.nothing', []],
  ]);
  expect(omitted.map(({ method, why }) => `${method} ${why}`)).toEqual(['A.secret masked', 'A.long cut']);
});

test('results and errors are compared with those of then', async () => {
  const [same, different, failed, failsAgain, unknown] = ['a', 'b', 'c', 'd', 'e'].map((name) =>
    request(`A.${name}`, [name]),
  ) as [TrafficMessage, TrafficMessage, TrafficMessage, TrafficMessage, TrafficMessage];
  const error = { code: -32000, message: 'It broke.' };
  const { called, outcomes } = await run(
    [
      same,
      answer(same, { x: 1 }),
      different,
      answer(different, { x: 1 }),
      failed,
      answer(failed, 1),
      failsAgain,
      { ...answer(failsAgain, error), error },
      unknown,
    ],
    [{ x: 1 }, { x: 2 }, failure, failure, 5],
  );
  expect(called).toEqual([
    ['A.a', 'a'],
    ['A.b', 'b'],
    ['A.c', 'c'],
    ['A.d', 'd'],
    ['A.e', 'e'],
  ]);
  expect(outcomes).toEqual([
    { kind: 'same' },
    { kind: 'different', differences: [{ path: '.x', before: 1, after: 2 }] },
    { kind: 'failed', error: failure.serialize() },
    { kind: 'same' },
    { kind: 'uncompared', value: 5 },
  ]);
});

test('a replay that is stopped makes no more calls', async () => {
  const controller = new AbortController();
  const called: string[] = [];
  await replay(planReplay([request('A.a', []), request('A.b', [])]).steps, {
    call: async (method) => {
      called.push(method);
      controller.abort();
    },
    stream: async () => [],
    toError,
    originalTiming: false,
    signal: controller.signal,
    onStep: () => undefined,
  });
  expect(called).toEqual(['A.a']);
});

test('with the pauses of then, a call does not wait for the answer before it', async () => {
  const called: string[] = [];
  let answerFirst: (value: unknown) => void = () => undefined;
  const first = new Promise((resolve) => {
    answerFirst = resolve;
  });
  await replay(planReplay([request('A.a', []), request('A.b', [])]).steps, {
    call: (method) => {
      called.push(method);
      if (method === 'A.a') return first;
      answerFirst('done');
      return Promise.resolve(1);
    },
    stream: async () => [],
    toError,
    originalTiming: true,
    signal: new AbortController().signal,
    onStep: () => undefined,
  });
  expect(called).toEqual(['A.a', 'A.b']);
});

test('a stream is compared as the list of its items, and read no further than then where it had no end', async () => {
  const open = (method: string, token: number) =>
    request('stream/open', { token, method, arguments: [1], credit: 10 });
  const item = (token: number, value: unknown) => ({
    ...request('stream/item', { token, item: value }),
    kind: 'notification' as const,
    direction: 'fromExtension' as const,
  });
  const [ended, endless] = [open('A.few', 0), open('A.many', 1)];
  const messages = [ended, endless, item(0, 'a'), item(1, 1), item(0, 'b'), item(1, 2), answer(ended, null)];
  const { steps } = planReplay(messages);
  const asked: unknown[] = [];
  const outcomes: unknown[] = [];
  await replay(steps, {
    call: async () => 0,
    stream: async (method, args, most) => {
      asked.push([method, args, most]);
      return method === 'A.few' ? ['a', 'b'] : [1, 3];
    },
    toError,
    originalTiming: false,
    signal: new AbortController().signal,
    onStep: ({ outcome }) => outcomes.push(outcome),
  });
  expect(asked).toEqual([
    ['A.few', [1], 102],
    ['A.many', [1], 2],
  ]);
  expect(outcomes).toEqual([
    { kind: 'same' },
    { kind: 'different', differences: [{ path: '[1]', before: 2, after: 3 }] },
  ]);
});
