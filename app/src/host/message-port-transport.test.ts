import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import { type MessagePortLike, MessagePortReader, MessagePortWriter } from './message-port-transport.js';

const connections: MessageConnection[] = [];
afterEach(() => {
  for (const connection of connections.splice(0)) connection.dispose();
});

/** Node's port, in the shape of Electron's. */
function electronPort(port: MessagePort): MessagePortLike {
  return {
    on: (event: string, listener: (event: { readonly data: unknown }) => void) =>
      port.on(event as 'message', (data: unknown) => listener({ data })),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

function connect(port: MessagePort): MessageConnection {
  const end = electronPort(port);
  const connection = createMessageConnection(new MessagePortReader(end), new MessagePortWriter(end));
  connections.push(connection);
  connection.listen();
  return connection;
}

test('a request over a port is answered', async () => {
  const { port1, port2 } = new MessageChannel();
  const [client, server] = [connect(port1), connect(port2)];
  server.onRequest('greet', ({ name }: { name: string }) => `Hello, ${name}`);
  expect(await client.sendRequest('greet', { name: 'Ada' })).toBe('Hello, Ada');
});

test('what is no message is passed over', async () => {
  const { port1, port2 } = new MessageChannel();
  const server = connect(port2);
  server.onRequest('greet', () => 'still here');
  for (const junk of [null, 7, 'text', [], {}, { jsonrpc: '1.0' }]) port1.postMessage(junk);
  expect(await connect(port1).sendRequest('greet')).toBe('still here');
});

test('disposing one end closes the other', async () => {
  const { port1, port2 } = new MessageChannel();
  const [client, server] = [connect(port1), connect(port2)];
  const closed = new Promise<void>((resolve) => server.onClose(() => resolve()));
  client.dispose();
  await closed;
});
