import fc from 'fast-check';
import { test, vi } from 'vitest';
import { ProtocolViolation } from '../../src/connection/protocol-violation.js';
import { SocketMessageReader } from '../../src/connection/socket-message-reader.js';
import { connect } from './fake-socket.js';
import { cases } from './fuzz.js';
import { cutAt, cuts, frame, hostileBytes } from './hostile-bytes.js';

test('a reader tells at most one error, always a violation, and nothing after it', async () => {
  await fc.assert(
    fc.asyncProperty(hostileBytes, cuts, async (bytes, places) => {
      const socket = connect();
      const reader = new SocketMessageReader(socket);
      const errors: unknown[] = [];
      let afterError = 0;
      reader.acceptBatches(() => undefined);
      reader.onError((error) => errors.push(error));
      reader.listen(() => {
        if (errors.length > 0) afterError += 1;
      });
      for (const chunk of cutAt(bytes, places)) socket.emit('data', chunk);
      await new Promise((resolve) => setImmediate(resolve));
      socket.emit('close');
      reader.dispose();
      return (
        errors.length <= 1 && afterError === 0 && errors.every((error) => error instanceof ProtocolViolation)
      );
    }),
    cases(5_000),
  );
});

test('however many messages come at once, the event loop has its turn, and none is lost', async () => {
  const one = frame('{"jsonrpc":"2.0","method":"x"}');
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      async (count, costs) => {
        const socket = connect();
        const reader = new SocketMessageReader(socket);
        let handled = 0;
        let inThisTurn = 0;
        let most = 0;
        reader.listen(() => {
          time += costs;
          handled += 1;
          inThisTurn += 1;
          most = Math.max(most, inThisTurn);
        });
        socket.emit('data', Buffer.concat(Array.from({ length: count }, () => one)));
        while (handled < count) {
          inThisTurn = 0;
          await new Promise((resolve) => setImmediate(resolve));
        }
        reader.dispose();
        // 2 ms, looked at once in eight messages.
        return most <= Math.ceil(2 / costs) + 8;
      },
    ),
    cases(300),
  );
});
