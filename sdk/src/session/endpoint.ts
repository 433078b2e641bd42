import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { LaunchEnvironment } from './launch-environment.js';

const encrypted = 'tls+';
/** Bytes read at once, as much as a socket holds; Node's own reads take a quarter of it, in new memory each time. */
const readSize = 256 * 1024;

/** A connection that is being made. What is written before it is there is sent afterwards. */
export interface Dialled {
  readonly socket: Socket;
  /** Whether somebody took the call, whoever it was. */
  wasReached(): boolean;
}

/**
 * Begins to connect to the host. For an encrypted connection a library has to be loaded first. Bytes come with `data` events, in
 * memory that is used again after the event.
 */
export function dial({ endpoint, credentials }: LaunchEnvironment): Dialled | Promise<Dialled> {
  if (!endpoint.startsWith(encrypted)) return connectTo(connectInLargeReads(endpoint), (plain) => plain);
  const plainEndpoint = endpoint.slice(encrypted.length);
  return import('./encrypt.js').then(({ encrypt }) =>
    connectTo(connect(parseEndpoint(plainEndpoint)), (plain) => encrypt(plain, credentials)),
  );
}

function connectInLargeReads(endpoint: string): Socket {
  const socket: Socket = connect({
    ...parseEndpoint(endpoint),
    onread: {
      buffer: Buffer.allocUnsafeSlow(readSize),
      callback: (length, buffer) => socket.emit('data', buffer.subarray(0, length)),
    },
  });
  return socket;
}

function connectTo(plain: Socket, wrap: (plain: Socket) => Socket): Dialled {
  let reached = false;
  plain.once('connect', () => {
    reached = true;
  });
  return { socket: wrap(plain), wasReached: () => reached };
}

/** What `net.connect` needs for `unix:/path`, `pipe:\\.\pipe\name` or `tcp:127.0.0.1:49152`. */
export function parseEndpoint(endpoint: string): NetConnectOpts {
  const [, kind, address] = /^(unix|pipe|tcp):(.+)$/s.exec(endpoint) ?? [];
  if (kind === 'unix' || kind === 'pipe') return { path: address as string };
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(address ?? '') ?? [];
  if (host === undefined || !(Number(port) > 0 && Number(port) < 65_536)) {
    throw new Error(
      `"${endpoint}" is no endpoint. Expected unix:/path, pipe:\\\\.\\pipe\\name or tcp:127.0.0.1:49152.`,
    );
  }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), noDelay: true };
}
