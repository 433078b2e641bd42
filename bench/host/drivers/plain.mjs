// The contestant "plain vscode-jsonrpc": the library as it comes, between two Node processes over a Unix socket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { echoWorks } from './echo-works.mjs';
import { jsonrpc } from './jsonrpc.mjs';
import { obey } from './obey.mjs';

const { createMessageConnection, SocketMessageReader, SocketMessageWriter } = jsonrpc;
const { peerNode } = JSON.parse(process.argv[2]);
const PEER = fileURLToPath(new URL('./plain-peer.mjs', import.meta.url));

const peer = await launch();

obey({ ...echoWorks(echoOver(peer.connection)), coldStart }, () => peer.stop());

/** Listens on a fresh socket, starts a peer and waits until it has dialled. */
async function launch() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-plain-'));
  const path = join(folder, 'peer.sock');
  const server = createServer().listen(path);
  await once(server, 'listening');
  const child = spawn(peerNode, [PEER, path], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [socket] = await once(server, 'connection');
  server.close();
  rmSync(folder, { recursive: true });
  const connection = createMessageConnection(
    new SocketMessageReader(socket),
    new SocketMessageWriter(socket),
  );
  connection.listen();
  const stop = async () => {
    connection.end();
    if (child.exitCode === null) await once(child, 'exit');
    connection.dispose();
  };
  return { connection, stop };
}

function echoOver(connection) {
  return {
    text: (text) => connection.sendRequest('Echo.text', text),
    bytes: async (bytes) =>
      Buffer.from(await connection.sendRequest('Echo.bytes', bytes.toString('base64')), 'base64'),
  };
}

/** Launches one more peer; milliseconds until it has answered a first call. */
async function coldStart() {
  const begin = performance.now();
  const fresh = await launch();
  await fresh.connection.sendRequest('Echo.text', 'hello');
  const ms = performance.now() - begin;
  await fresh.stop();
  return { ms };
}
