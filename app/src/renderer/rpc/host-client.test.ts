import {
  EnableRequest,
  type Report,
  ReportAddedNotification,
  ReportListRequest,
  SnapshotRequest,
} from '@plugo/extension-host/control';
import { afterEach, expect, test } from 'vitest';
import {
  createMessageConnection,
  Emitter,
  type Message,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
  ResponseError,
} from 'vscode-jsonrpc/node';
import { HostClient, type HostEvents } from './host-client.js';
import { toSerializedError } from './request-error.js';

const connections: MessageConnection[] = [];
afterEach(() => {
  for (const connection of connections.splice(0)) connection.dispose();
});

/** Two ends that hand each other messages, as a MessageChannel does. */
function channel() {
  const [toHost, toWindow] = [new Emitter<Message>(), new Emitter<Message>()];
  const closed = new Emitter<void>();
  const end = (incoming: Emitter<Message>, outgoing: Emitter<Message>) => ({
    reader: {
      onError: new Emitter<Error>().event,
      onClose: closed.event,
      onPartialMessage: new Emitter<never>().event,
      listen: (callback: (message: Message) => void) => incoming.event(callback),
      dispose: () => {},
    } as MessageReader,
    writer: {
      onError: new Emitter<[Error, Message | undefined, number | undefined]>().event,
      onClose: new Emitter<void>().event,
      write: async (message: Message) => outgoing.fire(structuredClone(message)),
      end: () => {},
      dispose: () => {},
    } as MessageWriter,
    close: () => {},
  });
  return { host: end(toHost, toWindow), window: end(toWindow, toHost), closed };
}

/** A host that answers what every connection asks first. */
function host(name: string) {
  const { host: transport, window, closed } = channel();
  const connection = createMessageConnection(transport.reader, transport.writer);
  connection.onRequest(SnapshotRequest, () => ({ host: { version: name } }) as never);
  connection.onRequest(ReportListRequest, () => ({ reports: [] }));
  connection.listen();
  connections.push(connection);
  return { connection, transport: window, die: () => closed.fire() };
}

function client(patience?: number) {
  const told: string[] = [];
  const events: HostEvents = {
    snapshot: (snapshot) => told.push(`snapshot of ${snapshot.host.version}`),
    changed: () => told.push('changed'),
    reported: ({ code }) => told.push(`reported ${code}`),
    lost: () => told.push('lost'),
  };
  return { client: new HostClient(events, patience), told };
}

test('a new connection brings the snapshot before anything else', async () => {
  const { client: window, told } = client();
  await window.connect(host('first').transport);
  expect(told).toEqual(['snapshot of first']);
});

test('what happens to extensions is told as it happens', async () => {
  const { client: window, told } = client();
  const first = host('first');
  await window.connect(first.transport);
  const report = { id: '1', code: 'CRASHED' } as Report;
  await first.connection.sendNotification(ReportAddedNotification, { report });
  await expect.poll(() => told.at(-1)).toBe('reported CRASHED');
});

test('an error keeps the words of the host', async () => {
  const error = { code: 'NOT_RUNNING', message: 'Clock is not running.', nextStep: 'Start it.' } as const;
  const { client: window } = client();
  const first = host('first');
  first.connection.onRequest(EnableRequest, () => new ResponseError(-32_000, error.message, error));
  await window.connect(first.transport);
  await expect(window.enable('plugo.clock').catch(toSerializedError)).resolves.toEqual(error);
});

test('when the host dies, what waits fails, and the next host takes over', async () => {
  const { client: window, told } = client();
  const first = host('first');
  first.connection.onRequest(EnableRequest, () => new Promise<null>(() => {}));
  await window.connect(first.transport);
  const pending = window.enable('plugo.clock').catch((thrown: unknown) => toSerializedError(thrown).code);
  first.die();
  await expect(pending).resolves.toBe('HOST_UNREACHABLE');
  await window.connect(host('second').transport);
  expect(told).toEqual(['snapshot of first', 'lost', 'snapshot of second']);
});

test('a request that comes before the host waits for it, though not for ever', async () => {
  const { client: window } = client(50);
  await expect(window.enable('plugo.clock')).rejects.toThrow('The extension host is not running.');
  const enabled = window.enable('plugo.clock');
  const first = host('first');
  first.connection.onRequest(EnableRequest, () => null);
  await window.connect(first.transport);
  await expect(enabled).resolves.toBeUndefined();
});
