import type { Socket } from 'node:net';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import { createContext, type LiveContext } from '../context/create-context.js';
import type { ExportRegistry } from '../exports/export-registry.js';
import { ConfigurationChangedNotification } from '../protocol/configuration.js';
import { ConnectionOpenRequest } from '../protocol/connection-open.js';
import { DeliverEventNotification } from '../protocol/event.js';
import { ExtensionStateNotification } from '../protocol/extension-state.js';
import type { InitializeResult } from '../protocol/initialize.js';
import { ActivateRequest, DeactivateRequest, PingRequest } from '../protocol/lifecycle.js';
import { NotificationClosedNotification } from '../protocol/notification.js';
import { ProfileStartRequest } from '../protocol/profile.js';
import { ProgressCancelledNotification } from '../protocol/shown-progress.js';
import { StreamCreditNotification } from '../protocol/stream.js';
import { openBulkLane } from './bulk-lane.js';
import { methodNotFound } from './call-failures.js';
import { CallServer } from './call-server.js';
import { Encodings } from './encoding/encodings.js';
import { dial } from './endpoint.js';
import { FrameReader } from './frame-reader.js';
import { FrameWriter } from './frame-writer.js';
import { handshake } from './handshake.js';
import { HostLink } from './host-link.js';
import { onHostGone } from './host-watch.js';
import type { LaunchEnvironment } from './launch-environment.js';
import { type Extension, Lifecycle } from './lifecycle.js';
import { OutgoingStreams } from './outgoing-streams.js';
import { startProfile } from './profile.js';

/** What `deactivate` may take once the host is gone, before the process ends all the same. Milliseconds. */
const farewell = 3_000;

/**
 * Connects to the host and serves it; the process then ends with the connection. Resolves when the host has answered, rejects
 * with a sentence for people where it did not.
 */
export async function startSession(
  extension: Extension,
  registry: ExportRegistry,
  launch: LaunchEnvironment,
): Promise<void> {
  const dialling = dial(launch);
  // Nothing may come between the call and who listens to its errors.
  const dialled = dialling instanceof Promise ? await dialling : dialling;
  const { socket } = dialled;
  const writer = new FrameWriter(socket);
  const reader = new FrameReader(socket);
  const connection = createMessageConnection(
    reader,
    writer,
    undefined,
    // Any limit makes the library take answers as they come, without its queue; the host limits the calls in flight.
    { maxParallelism: Number.MAX_SAFE_INTEGER },
  );
  const host = new HostLink(connection);
  connection.listen();
  const welcome = await handshake(host, dialled, launch);
  if (welcome.batches) writer.sendBatches();
  if (welcome.attachments) writer.sendAttachments();
  await pack(reader, writer, welcome);
  const context = createContext(host, registry, welcome);
  const lifecycle = new Lifecycle(extension, registry, context);
  serveLifecycle(connection, lifecycle, { socket, writer });
  connection.onRequest(PingRequest, () => context.health.current);
  connection.onRequest(ProfileStartRequest, async (params) => {
    await startProfile(params);
    return null;
  });
  serveChanges(connection, context);
  connection.onRequest((method) => {
    throw methodNotFound(method, registry.names);
  });
  const streams = new OutgoingStreams(host);
  connection.onNotification(StreamCreditNotification, (params) => streams.grant(params));
  const send = (message: object) => writer.send(message);
  reader.serveCalls(new CallServer({ registry, log: context.log, host, streams, send }));
  connection.onRequest(ConnectionOpenRequest, async (params) => {
    await openBulkLane(params, { socket, reader, writer });
    return null;
  });
  reader.proceed();
  const leave = () => void leaveAfter(lifecycle.deactivate());
  connection.onClose(leave);
  onHostGone(leave);
}

/** From now on both sides write as was agreed on. What does so is loaded first, and nothing is read until all is set up. */
async function pack(reader: FrameReader, writer: FrameWriter, welcome: InitializeResult): Promise<void> {
  const { encoding, compression, attachments = false } = welcome;
  if (encoding === 'json' && compression === 'none') return;
  reader.hold();
  const encodings = await Encodings.load();
  reader.acceptPacked(encodings);
  writer.sendPacked(encodings.framesFor({ encoding, compression }, attachments));
}

function serveLifecycle(
  connection: MessageConnection,
  lifecycle: Lifecycle,
  { socket, writer }: { readonly socket: Socket; readonly writer: FrameWriter },
): void {
  connection.onRequest(ActivateRequest, () => lifecycle.activate());
  connection.onRequest(DeactivateRequest, async () => {
    await lifecycle.deactivate();
    // The answer is written before the next turn of the event loop; then there is nothing left to do.
    setImmediate(() => writer.whenLongAreSent(() => socket.end(() => process.exit(0))));
    return null;
  });
}

function serveChanges(connection: MessageConnection, context: LiveContext): void {
  connection.onNotification(ConfigurationChangedNotification, (params) =>
    context.configuration.update(params),
  );
  connection.onNotification(NotificationClosedNotification, (params) => context.notifications.closed(params));
  connection.onNotification(ProgressCancelledNotification, (params) =>
    context.notifications.progressCancelled(params),
  );
  connection.onNotification(DeliverEventNotification, (params) => context.events.deliver(params));
  connection.onNotification(ExtensionStateNotification, (params) => context.extensions.changes.tell(params));
}

async function leaveAfter(deactivation: Promise<void>): Promise<void> {
  setTimeout(() => process.exit(0), farewell);
  await deactivation;
  process.exit(0);
}
