import { connect, type NetConnectOpts, type Socket } from 'node:net';

/** Begins to connect to an endpoint. What is written before it is connected is sent afterwards. */
export function dial(endpoint: string): Socket {
  return connect(parseEndpoint(endpoint));
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
