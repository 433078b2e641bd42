import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { jsonrpc } from '../host/drivers/jsonrpc.mjs';

const { createMessageConnection, SocketMessageReader, SocketMessageWriter } = jsonrpc;
const PATIENCE = 60_000;
/** Between two looks, milliseconds. The host notes itself when an extension became active, so looking late loses nothing. */
const INTERVAL = 100;

/**
 * Asks the host of a data directory over its control socket until so many extensions are active.
 *
 * @returns {Promise<number[]>} when each became active, milliseconds since 1970, first one first
 */
export async function whenActive(dataDirectory, count) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const times = await activeSince(dataDirectory);
    if (times.length >= count) return times.sort((a, b) => a - b);
    await wait(INTERVAL);
  }
  throw new Error(`After ${PATIENCE / 1000} s there are no ${count} active extensions.`);
}

/** Empty also while there is no host yet. */
async function activeSince(dataDirectory) {
  const socket = await dial(dataDirectory);
  if (!socket) return [];
  const connection = createMessageConnection(
    new SocketMessageReader(socket),
    new SocketMessageWriter(socket),
  );
  connection.listen();
  try {
    const { extensions } = await connection.sendRequest('host/snapshot', {});
    return extensions.flatMap(({ state }) => (state.status === 'active' ? [state.since] : []));
  } finally {
    connection.dispose();
    socket.destroy();
  }
}

function dial(dataDirectory) {
  let path;
  try {
    path = JSON.parse(readFileSync(join(dataDirectory, 'host.json'), 'utf8')).socket;
  } catch {
    return undefined;
  }
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
