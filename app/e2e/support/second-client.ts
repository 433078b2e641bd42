import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  createMessageConnection,
  ParameterStructures,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';

/** Asks the host of a running app something, as another program would, over its control socket. */
export async function askHost(dataDir: string, method: string, params: object): Promise<unknown> {
  const { socket: path } = JSON.parse(readFileSync(join(dataDir, 'host.json'), 'utf8')) as { socket: string };
  const socket = connect(path);
  const connection = createMessageConnection(
    new SocketMessageReader(socket),
    new SocketMessageWriter(socket),
  );
  connection.listen();
  try {
    return await connection.sendRequest(method, ParameterStructures.byName, params);
  } finally {
    connection.dispose();
    socket.destroy();
  }
}
