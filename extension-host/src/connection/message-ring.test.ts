import { expect, test } from 'vitest';
import type { Message } from 'vscode-jsonrpc';
import { MessageRing } from './message-ring.js';

const message = (fields: object): Message => ({ jsonrpc: '2.0', ...fields });

test('requests, answers and notifications are told apart, and an answer has the method of its request', () => {
  const ring = new MessageRing();
  ring.record('sent', message({ id: 1, method: 'A.b', params: ['hello'] }), 50, true);
  ring.record('received', message({ method: 'log', params: { level: 'info' } }), 60, false);
  ring.record('received', message({ id: 1, error: { code: -32000, message: 'no' } }), 70, true);
  ring.record('received', message({ id: 9, result: 5 }), 20, true);
  const at = expect.any(Number);
  expect(ring.messages).toEqual([
    { direction: 'sent', at, kind: 'request', method: 'A.b', id: 1, size: 50, content: ['hello'] },
    { direction: 'received', at, kind: 'notification', method: 'log', content: { level: 'info' } },
    {
      direction: 'received',
      at,
      kind: 'response',
      method: 'A.b',
      id: 1,
      size: 70,
      duration: expect.any(Number),
      errorCode: -32000,
      content: { code: -32000, message: 'no' },
    },
    { direction: 'received', at, kind: 'response', id: 9, size: 20, content: 5 },
  ]);
});

test('the last 20 are remembered', () => {
  const ring = new MessageRing();
  for (let id = 0; id < 50; id++) ring.record('sent', message({ id, method: 'A.b' }), 1, true);
  expect(ring.messages.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, n) => 30 + n));
});

test('of a large message only the beginning is held on to', () => {
  const ring = new MessageRing();
  const large = { text: 'x'.repeat(1_000_000), list: Array.from({ length: 10_000 }, (_, n) => n) };
  ring.record('received', message({ id: 1, result: large }), 1_200_000, true);
  const [remembered] = ring.messages;
  expect(remembered?.size).toBe(1_200_000);
  expect(JSON.stringify(remembered?.content).length).toBeLessThan(2_000);
});
