import { createServer, type Server, type Socket } from 'node:net';
import { SocketMessageReader } from 'vscode-jsonrpc/node';
import { DisposableStore, toDisposable } from '../base/disposable.js';
import { BoundedSocketWriter } from './bounded-socket-writer.js';
import type { HostControl } from './host-control.js';
import { claimDataDirectory, releaseDataDirectory } from './host-file.js';
import { makePrivateSocketPath } from './private-socket-path.js';
import { serveControl } from './serve-control.js';

/** The open door of a host for `plugo-host` and other programs of the same person. */
export interface ControlSocket {
  /** Answers clients from now on; those that came before wait. */
  serve(host: HostControl): void;
  close(): Promise<void>;
}

/**
 * Listens for control clients on a Unix socket (a named pipe on Windows) that only this person can reach, and tells where in
 * the `host.json` of the data directory. Fails with `HOST_RUNNING`, `DATA_UNWRITABLE` or `TRANSPORT_FAILED`.
 */
export async function openControlSocket(dataDirectory: string, version: string): Promise<ControlSocket> {
  const { path, remove } = await makePrivateSocketPath();
  const hostFile = { pid: process.pid, socket: path, version };
  const clients = new DisposableStore();
  const early: Socket[] = [];
  let serve = (socket: Socket): void => void early.push(socket);
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const client = clients.add(toDisposable(() => socket.destroy()));
    socket.once('close', () => clients.release(client));
    serve(socket);
  });
  try {
    await listen(server, path);
    // Errors of single connections, such as too many open files; the others go on.
    server.on('error', () => undefined);
    await claimDataDirectory(dataDirectory, hostFile);
  } catch (error) {
    clients.dispose();
    server.close();
    await remove();
    throw error;
  }
  return {
    serve(host) {
      serve = (socket) => {
        const client = serveControl(host, new SocketMessageReader(socket), new BoundedSocketWriter(socket), {
          client: 'socket',
        });
        socket.once('close', () => client.dispose());
      };
      for (const socket of early.splice(0)) serve(socket);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      clients.dispose();
      await closed;
      await releaseDataDirectory(dataDirectory, hostFile);
      await remove();
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
