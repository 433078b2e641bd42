import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import type { MessageConnection } from 'vscode-jsonrpc';
import { SnapshotRequest } from '../control/messages.js';
import { recordingHeader, recordingLine } from '../control/recording.js';
import {
  TrafficCreditNotification,
  TrafficMessagesNotification,
  TrafficSubscribeRequest,
} from '../control/traffic-messages.js';
import { ExtensionHostError } from '../model/errors.js';
import type { TrafficBatch, TrafficMessage } from '../model/traffic.js';
import { formatTraffic } from './format-traffic.js';
import { waitForInterruption } from './interruption.js';
import type { CliOptions } from './options.js';
import { printableJson } from './printable.js';
import { closed, request, requireKnown, withHost } from './request.js';

/** Prints the messages between the host and one, some or all extensions, or saves them, until Ctrl+C or the host ends. */
export async function traffic(ids: readonly string[], options: CliOptions): Promise<number> {
  const interruption = waitForInterruption();
  try {
    return await withHost(options, async (connection) => {
      for (const id of ids) await requireKnown(connection, id);
      const file = options.save === undefined ? undefined : await openFile(options.save, connection);
      const ended = closed(connection);
      let recorded = 0;
      let dropped = 0;
      connection.onNotification(TrafficMessagesNotification, (batch) => {
        recorded += batch.messages.length;
        dropped += batch.dropped;
        if (file === undefined || options.follow) print(batch, options.json ?? false);
        // The host is told that there is room when there is: what a disk or a terminal does not take is not piled up here.
        void write(file, batch.messages).then(() => sayTaken(connection));
      });
      await request(connection, TrafficSubscribeRequest, ids.length === 0 ? {} : { ids });
      process.stderr.write('Watching the messages; Ctrl+C ends it.\n');
      await Promise.race([interruption.happened, ended]);
      if (file !== undefined) await finish(file, recorded, dropped);
      return 0;
    });
  } finally {
    interruption.dispose();
  }
}

async function openFile(path: string, connection: MessageConnection): Promise<WriteStream> {
  const { host } = await request(connection, SnapshotRequest, {});
  // Only for its owner: messages hold what extensions work on.
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    await once(file, 'open');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExtensionHostError('DATA_UNWRITABLE', `The recording cannot be written: ${reason}.`, {
      cause,
      nextStep: 'Give --save a file in a folder that can be written.',
    });
  }
  file.write(recordingHeader({ recordedAt: Date.now(), hostVersion: host.version }));
  return file;
}

function print({ messages, dropped }: TrafficBatch, json: boolean): void {
  if (dropped > 0) process.stderr.write(`${dropped} messages left out: they came too fast\n`);
  process.stdout.write(
    messages.map((message) => (json ? `${printableJson(message)}\n` : formatTraffic(message))).join(''),
  );
}

async function write(file: WriteStream | undefined, messages: readonly TrafficMessage[]): Promise<void> {
  if (file === undefined || file.closed) return;
  if (!file.write(messages.map(recordingLine).join(''))) await once(file, 'drain');
}

function sayTaken(connection: MessageConnection): void {
  connection.sendNotification(TrafficCreditNotification, { count: 1 }).catch(() => undefined);
}

async function finish(file: WriteStream, recorded: number, dropped: number): Promise<void> {
  await new Promise<void>((resolve) => file.end(resolve));
  const leftOut = dropped === 0 ? '' : `, ${dropped} left out for they came too fast`;
  process.stderr.write(`${recorded} messages recorded${leftOut}\n`);
}
