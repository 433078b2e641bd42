// An extension without an SDK, for tests: speaks the protocol with nothing but Node, and misbehaves on demand.
//   node raw-extension.mjs [how it begins]
import { spawn } from 'node:child_process';
import net from 'node:net';

const [manner = 'well'] = process.argv.slice(2);
const { PLUGO_ENDPOINT: endpoint, PLUGO_TOKEN: token } = process.env;
process.stdin.resume().on('end', () => process.exit(0));

let socket;
let nextId = 1;
const answers = new Map();

function write(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  socket.write(`Content-Length: ${body.length}\r\n\r\n`);
  socket.write(body);
}

function ask(method, params, id = nextId++) {
  write({ id, method, params });
  return new Promise((resolve) => answers.set(id, resolve));
}

function readMessages(onMessage) {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/.exec(buffer.toString('latin1', 0, end))[1]);
      if (buffer.length < end + 4 + length) return;
      onMessage(JSON.parse(buffer.toString('utf8', end + 4, end + 4 + length)));
      buffer = buffer.subarray(end + 4 + length);
    }
  });
}

const freeze = () => {
  for (;;);
};
const grandchild = () => spawn('sleep', ['60'], { stdio: 'ignore' }).pid;

const methods = {
  'Test.echo': (value) => value,
  'Test.count': (...args) => args.length,
  'Test.later': (value, milliseconds) =>
    new Promise((resolve) => setTimeout(() => resolve(value), milliseconds)),
  'Test.never': () => new Promise(() => undefined),
  'Test.fail': (message) => {
    throw new Error(message);
  },
  'Test.exit': (code) => {
    process.stderr.write('last words\n', () => process.exit(code));
    return new Promise(() => undefined);
  },
  'Test.die': (signal) => process.kill(process.pid, signal),
  'Test.freeze': freeze,
  'Test.grandchild': grandchild,
  'Test.environment': () => process.env,
  'Test.raw': (text) => socket.write(text),
  'Test.hangUp': () => socket.destroy(),
  'Test.stopReading': () => socket.pause(),
  'Test.ask': (method, params) => ask(method, params),
  'Test.tell': (method, params) => write({ method, params }),
  'Test.print': (text) => new Promise((resolve) => process.stdout.write(text, () => resolve(null))),
};

async function answer({ id, method, params }) {
  if (method === 'activate') {
    if (manner === 'fails to activate')
      return { id, error: { code: -32003, message: 'no disk', data: { code: 'X' } } };
    if (manner === 'hangs in activate') return undefined;
    if (manner === 'exits in activate') process.exit(3);
    if (manner === 'freezes in activate') freeze();
    return { id, result: { methods: Object.keys(methods), event: params.event } };
  }
  if (method === 'ping')
    return manner === 'never answers pings' ? undefined : { id, result: { status: 'ok' } };
  if (method === 'deactivate') {
    if (manner === 'never deactivates') return undefined;
    process.stdout.write('deactivated\n');
    return { id, result: null };
  }
  if (!(method in methods)) return { id, error: { code: -32601, message: 'no such method' } };
  try {
    return { id, result: (await methods[method](...(params ?? []))) ?? null };
  } catch (error) {
    return {
      id,
      error: { code: -32003, message: error.message, data: { code: 'METHOD_FAILED', stack: error.stack } },
    };
  }
}

function connect() {
  const [, kind, address] = /^(\w+):(.*)$/.exec(endpoint);
  const [host, port] = address.split(':');
  socket = kind === 'tcp' ? net.connect({ host, port: Number(port), noDelay: true }) : net.connect(address);
  socket.on('close', () => {
    if (manner !== 'lives on after a refusal') process.exit(0);
  });
  socket.on('error', () => undefined);
  readMessages(async (message) => {
    if (message.method === undefined) return answers.get(message.id)?.(message);
    if (message.id === undefined)
      return process.stdout.write(`told ${message.method} ${JSON.stringify(message.params)}\n`);
    const reply = await answer(message);
    if (reply !== undefined) write(reply);
  });
}

switch (manner) {
  case 'never connects':
    process.stderr.write('waiting for something else\n');
    break;
  case 'exits at once':
    process.exit(0);
    break;
  case 'fails at once':
    throw new Error('cannot find my settings');
  case 'freezes at once':
    freeze();
    break;
  case 'ignores SIGTERM':
  case 'never deactivates':
    process.on('SIGTERM', () => process.stdout.write('SIGTERM ignored\n'));
    connect();
    await ask('initialize', { token, protocolVersions: [1] });
    break;
  case 'leaves a grandchild':
    process.stdout.write(`grandchild ${grandchild()}\n`, () => process.exit(0));
    break;
  case 'sends a wrong token':
  case 'lives on after a refusal':
    connect();
    await ask('initialize', { token: 'f'.repeat(64), protocolVersions: [1] });
    break;
  case 'other version':
    connect();
    await ask('initialize', { token, protocolVersions: [7, 8] });
    break;
  case 'sends half a frame':
    connect();
    socket.write('Content-Length: 100\r\n\r\n{"jsonrpc"');
    break;
  case 'talks at once':
    connect();
    write({ method: 'log/write', params: { level: 'info', message: 'hello' } });
    break;
  case 'cannot reach a Unix socket':
    if (endpoint.startsWith('unix:')) process.exit(69);
    await connectWell();
    break;
  case 'reaches nothing':
    process.stderr.write('connect EPERM\n', () => process.exit(69));
    break;
  case 'does not find a Unix socket':
    if (!endpoint.startsWith('unix:')) await connectWell();
    break;
  case 'crashes over a Unix socket':
    if (endpoint.startsWith('unix:')) throw new Error('AF_UNIX is not supported');
    await connectWell();
    break;
  default:
    await connectWell();
}

async function connectWell() {
  connect();
  await ask('initialize', { token, protocolVersions: [1], sdk: { name: 'raw', version: '1.0.0' } });
}
