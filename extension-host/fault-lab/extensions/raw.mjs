// The protocol with nothing but Node, so that an extension of the laboratory can break it. Runs on any Node.
import net from 'node:net';

const { PLUGO_ENDPOINT: endpoint = '', PLUGO_TOKEN: token } = process.env;
process.stdin.resume().on('end', () => process.exit(0));

/** A message as it travels. */
export function frame(message) {
  return frameOf(JSON.stringify({ jsonrpc: '2.0', ...message }));
}

/** Any text as the body of a frame. */
export function frameOf(body) {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Dials in without a word. */
export function dial() {
  const [, kind, address] = /^(\w+):(.*)$/.exec(endpoint);
  const [host, port] = address.split(':');
  const socket =
    kind === 'tcp' ? net.connect({ host, port: Number(port), noDelay: true }) : net.connect(address);
  return socket.on('error', () => undefined);
}

export const initialize = { id: 'hello', method: 'initialize', params: { token, protocolVersions: [1] } };

/**
 * Dials in, says who it is, and answers what an extension must answer; the rest is for `methods`. In `abilities` stands what else
 * it can do.
 */
export function serve(methods, abilities = {}) {
  const socket = dial();
  const asked = new Map();
  let nextId = 1;
  const peer = {
    socket,
    send: (message) => socket.write(frame(message)),
    ask: (method, params) => {
      const id = nextId++;
      peer.send({ id, method, params });
      return new Promise((resolve) => asked.set(id, resolve));
    },
  };
  const usual = {
    activate: () => ({ methods: Object.keys(methods) }),
    ping: () => ({ status: 'ok' }),
    deactivate: () => null,
  };
  onMessages(socket, async ({ id, method, params, result }) => {
    if (method === undefined) return asked.get(id)?.(result);
    if (id === undefined) return;
    const handle = methods[method] ?? usual[method];
    const answer = await handle(...(Array.isArray(params) ? [...params, peer] : [peer]));
    peer.send({ id, result: answer ?? null });
  });
  socket.on('close', () => setTimeout(() => process.exit(0), 5_000).unref());
  peer.send({ ...initialize, params: { ...initialize.params, ...abilities } });
  return peer;
}

function onMessages(socket, handle) {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end === -1) return;
      const start = end + 4;
      const length = Number(/Content-Length: (\d+)/.exec(buffer.toString('latin1', 0, end))[1]);
      if (buffer.length < start + length) return;
      const messages = [JSON.parse(buffer.toString('utf8', start, start + length))].flat();
      buffer = buffer.subarray(start + length);
      for (const message of messages) void handle(message);
    }
  });
}
