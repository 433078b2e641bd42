import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SocketMessageReader, SocketMessageWriter } from 'vscode-jsonrpc/node';
import { DisposableStore, toDisposable } from '../base/disposable.js';
import type { HostControl } from './host-control.js';
import { claimDataDirectory, releaseDataDirectory } from './host-file.js';
import { serveControl } from './serve-control.js';

/** The open door of a host for `plugo-host` and other programs of the same person. */
export interface ControlSocket {
  /** Answers clients from now on; those that came before wait. */
  serve(host: HostControl): void;
  close(): Promise<void>;
}

/**
 * Listens for control clients on a Unix socket (a named pipe on Windows) that only this person can reach, and tells where in
 * the `host.json` of the data directory. Fails with `HOST_RUNNING` or `DATA_UNWRITABLE`.
 */
export async function openControlSocket(dataDirectory: string, version: string): Promise<ControlSocket> {
  const { path, remove } = await privateSocketPath();
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
    await claimDataDirectory(dataDirectory, { pid: process.pid, socket: path, version });
  } catch (error) {
    server.close();
    await remove();
    throw error;
  }
  return {
    serve(host) {
      serve = (socket) => {
        const client = serveControl(host, new SocketMessageReader(socket), new SocketMessageWriter(socket));
        socket.once('close', () => client.dispose());
      };
      for (const socket of early.splice(0)) serve(socket);
    },
    async close() {
      clients.dispose();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await releaseDataDirectory(dataDirectory);
      await remove();
    },
  };
}

async function privateSocketPath(): Promise<{ path: string; remove: () => Promise<void> }> {
  if (process.platform === 'win32') {
    return { path: `\\\\.\\pipe\\plugo-${randomBytes(16).toString('hex')}`, remove: async () => {} };
  }
  const directory = await mkdtemp(join(tmpdir(), 'plugo-control-'));
  await chmod(directory, 0o700);
  return {
    path: join(directory, 'control.sock'),
    remove: () => rm(directory, { recursive: true, force: true }),
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
