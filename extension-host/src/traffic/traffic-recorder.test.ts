import { expect, test } from 'vitest';
import type { Message } from 'vscode-jsonrpc';
import { FakeClock } from '../base/fake-clock.js';
import type { PassingMessage, TrafficBatch, TrafficMessage } from '../model/traffic.js';
import { maskSecrets } from '../reports/mask-secrets.js';
import { TrafficRecorder } from './traffic-recorder.js';

const plainJson = { encoding: 'json', compression: 'none' } as const;

function useRecorder() {
  const clock = new FakeClock();
  const recorder = new TrafficRecorder({ clock, mask: (_, value) => maskSecrets(value, ['hunter22']) });
  const seen: TrafficMessage[] = [];
  const take = ({ messages }: TrafficBatch) => void seen.push(...messages);
  return { clock, recorder, seen, take };
}

function passing(fields: object, more: Partial<PassingMessage> = {}): PassingMessage {
  const message: Message = { jsonrpc: '2.0', ...fields };
  const bytes = JSON.stringify(message).length;
  return { message, direction: 'toExtension', lane: 'main', packing: plainJson, bytes, ...more };
}

test('nothing looks at messages before somebody watches, after the last has gone, or of extensions nobody asked for', () => {
  const { recorder, take } = useRecorder();
  const a = recorder.open('test.a').tap;
  const b = recorder.open('test.b').tap;
  expect([a.observer, b.observer]).toEqual([undefined, undefined]);
  const one = recorder.watch(['test.a'], take);
  expect([a.observer !== undefined, b.observer !== undefined]).toEqual([true, false]);
  const all = recorder.watch(undefined, take);
  const { observer } = a;
  one.dispose();
  expect([a.observer === observer, b.observer !== undefined]).toEqual([true, true]);
  expect(recorder.open('test.c').tap.observer).toBeDefined();
  all.dispose();
  expect([a.observer, b.observer]).toEqual([undefined, undefined]);
});

test('an answer knows its request, how long it took, and what went wrong', async () => {
  const { clock, recorder, seen, take } = useRecorder();
  const { tap } = recorder.open('test.a');
  recorder.watch(undefined, take);
  tap.observer?.see(passing({ id: 7, method: 'A.b', params: ['x'] }, { caller: 'app' }));
  await clock.advance(12);
  const error = { code: -32001, message: 'no', data: { code: 'METHOD_FAILED' } };
  tap.observer?.see(passing({ id: 7, error }, { direction: 'fromExtension' }));
  await clock.advance(80);
  expect(seen).toEqual([
    {
      seq: 1,
      at: 1_000_000,
      extensionId: 'test.a',
      process: 1,
      direction: 'toExtension',
      kind: 'request',
      id: 7,
      method: 'A.b',
      lane: 'main',
      encoding: 'json',
      size: 54,
      content: '["x"]',
      caller: 'app',
    },
    {
      seq: 2,
      at: 1_000_012,
      extensionId: 'test.a',
      process: 1,
      direction: 'fromExtension',
      kind: 'response',
      id: 7,
      method: 'A.b',
      lane: 'main',
      encoding: 'json',
      size: expect.any(Number),
      content: JSON.stringify(error),
      error: { code: -32001, message: 'no', name: 'METHOD_FAILED' },
      answers: 1,
      duration: 12,
    },
  ]);
});

test('the same id asked by both sides means two requests', async () => {
  const { clock, recorder, seen, take } = useRecorder();
  const { tap } = recorder.open('test.a');
  recorder.watch(undefined, take);
  tap.observer?.see(passing({ id: 1, method: 'A.b' }));
  tap.observer?.see(passing({ id: 1, method: 'storage/keys' }, { direction: 'fromExtension' }));
  tap.observer?.see(passing({ id: 1, result: { keys: [] } }));
  tap.observer?.see(passing({ id: 1, result: null }, { direction: 'fromExtension' }));
  await clock.advance(80);
  expect(seen.map(({ method, answers }) => [method, answers])).toEqual([
    ['A.b', undefined],
    ['storage/keys', undefined],
    ['storage/keys', 2],
    ['A.b', 1],
  ]);
});

test('secrets are masked wherever they stand; tokens that only count calls and streams are not', async () => {
  const { clock, recorder, seen, take } = useRecorder();
  const { tap } = recorder.open('test.a');
  recorder.watch(undefined, take);
  const see = (fields: object) => tap.observer?.see(passing(fields));
  see({ id: 1, method: 'initialize', params: { token: 'abcdefgh', sdk: 'x' } });
  see({ id: 2, method: 'A.login', params: [{ password: 'y' }, 'it is hunter22'] });
  see({ method: '$/progress', params: { token: 5, value: { percentage: 3 } } });
  see({ id: 3, error: { code: 1, message: 'hunter22 is wrong' } });
  await clock.advance(80);
  expect(seen.map(({ content, isMasked, error }) => [content, isMasked, error?.message])).toEqual([
    ['{"token":"•••","sdk":"x"}', true, undefined],
    ['[{"password":"•••"},"it is •••"]', true, undefined],
    ['{"token":5,"value":{"percentage":3}}', undefined, undefined],
    ['{"code":1,"message":"••• is wrong"}', true, '••• is wrong'],
  ]);
});

test('of a large message the beginning is shown, as JSON that can be read; binary data is base64', async () => {
  const { clock, recorder, seen, take } = useRecorder();
  const { tap } = recorder.open('test.a');
  recorder.watch(undefined, take);
  const rows = Array.from({ length: 200_000 }, (_, index) => ({ index }));
  tap.observer?.see(passing({ id: 1, method: 'A.b', params: [rows] }));
  tap.observer?.see(passing({ id: 1, method: 'A.b', params: [Buffer.from('hello')] }));
  await clock.advance(200);
  const [large, binary] = seen;
  expect(large?.isCut).toBe(true);
  expect(large?.content?.length).toBeLessThan(200_000);
  expect(JSON.parse(large?.content ?? '')[0].at(-1)).toBe('…');
  expect(binary?.content).toBe('[{"base64":"aGVsbG8="}]');
});

test('a value too deep to be written does not hurt anybody', async () => {
  const { clock, recorder, seen, take } = useRecorder();
  const { tap } = recorder.open('test.a');
  recorder.watch(undefined, take);
  let deep: unknown = [];
  for (let level = 0; level < 20_000; level++) deep = [deep];
  const message = { jsonrpc: '2.0', id: 1, result: deep } as Message;
  tap.observer?.see({ ...passing({}), message, bytes: 40_000 });
  await clock.advance(80);
  expect(seen[0]).toMatchObject({ content: '"…"', isCut: true });
});
