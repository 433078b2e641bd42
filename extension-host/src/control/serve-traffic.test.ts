import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { TrafficBatch, TrafficMessage } from '../model/traffic.js';
import { eventually } from '../testing/no-leaks.js';
import type { HostControl } from './host-control.js';
import { serveControl } from './serve-control.js';
import {
  TrafficCreditNotification,
  TrafficMessagesNotification,
  TrafficSubscribeRequest,
  TrafficUnsubscribeRequest,
} from './traffic-messages.js';

/** A client, and who watches the traffic of the host it is connected to. */
function connect() {
  const story: string[] = [];
  let send: (batch: TrafficBatch) => void = () => undefined;
  const host = {
    traffic: {
      watch: (ids: readonly string[] | undefined, given: typeof send) => {
        send = given;
        story.push(`watch ${ids ?? 'all'}`);
        return {
          grant: (batches: number) => story.push(`grant ${batches}`),
          dispose: () => story.push('end'),
        };
      },
    },
  } as unknown as HostControl;
  const [up, down] = [new PassThrough(), new PassThrough()];
  const served = serveControl(host, new StreamMessageReader(up), new StreamMessageWriter(down));
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  return { client, served, story, send: (batch: TrafficBatch) => send(batch) };
}

test('a client watches some extensions, then all; takes batches; and watches no more', async () => {
  const { client, served, story, send } = connect();
  const received: TrafficBatch[] = [];
  client.onNotification(
    TrafficMessagesNotification.method,
    (batch: TrafficBatch) => void received.push(batch),
  );
  await client.sendRequest(TrafficSubscribeRequest, { ids: ['test.a'] });
  await client.sendRequest(TrafficSubscribeRequest, {});
  const batch = { messages: [{ seq: 1 } as TrafficMessage], dropped: 3 };
  send(batch);
  await eventually(() => expect(received).toEqual([batch]));
  await client.sendNotification(TrafficCreditNotification, { count: 1 });
  await client.sendNotification(TrafficCreditNotification, { count: -1 });
  await client.sendRequest(TrafficUnsubscribeRequest, {});
  expect(story).toEqual(['watch test.a', 'end', 'watch all', 'grant 1', 'end']);
  client.dispose();
  served.dispose();
});

test('nothing goes on for a client that is gone', async () => {
  const { client, served, story } = connect();
  await client.sendRequest(TrafficSubscribeRequest, {});
  served.dispose();
  expect(story).toEqual(['watch all', 'end']);
  client.dispose();
});

test('ids that are none are refused', async () => {
  const { client, served } = connect();
  const asked = client.sendRequest(TrafficSubscribeRequest.method, { ids: [5] });
  await expect(asked).rejects.toThrow('The request is not as expected: ids.0');
  client.dispose();
  served.dispose();
});
