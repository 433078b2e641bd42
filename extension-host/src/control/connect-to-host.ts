import {
  createMessageConnection,
  type MessageConnection,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { ExtensionHostError } from '../model/errors.js';
import { findRunningHost } from './host-file.js';

/** Connects to the host that runs on a data directory, or fails with `HOST_UNREACHABLE`. Dispose the connection at the end. */
export async function connectToHost(dataDirectory: string): Promise<MessageConnection> {
  const running = await findRunningHost(dataDirectory);
  if (!running) {
    throw new ExtensionHostError('HOST_UNREACHABLE', `No host runs on the data directory ${dataDirectory}.`);
  }
  const { socket } = running;
  const connection = createMessageConnection(
    new SocketMessageReader(socket),
    new SocketMessageWriter(socket),
  );
  connection.onDispose(() => socket.destroy());
  socket.on('error', () => connection.dispose());
  // Requests under way would wait for ever.
  connection.onClose(() => connection.dispose());
  connection.listen();
  return connection;
}
