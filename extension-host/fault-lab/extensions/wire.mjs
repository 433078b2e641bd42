// Breaks the wire in the way that its method `Wire.break` is told: the lines of DESIGN §7 by their names.
import { gzipSync } from 'node:zlib';
import { frame, frameOf, serve } from './raw.mjs';

const never = () => new Promise(() => undefined);
const log = (message) => ({ method: 'log/write', params: { level: 'info', message } });
const megabyte = 'x'.repeat(1_000_000);

const ways = {
  'a stray line before a frame': ({ socket }) => socket.write(`debug: starting\n${frame(log('lost'))}`),
  'a huge Content-Length': ({ socket }) => socket.write(`Content-Length: 99999999999\r\n\r\n${megabyte}`),
  'megabytes without a header': ({ socket }) => socket.write(megabyte.repeat(5)),
  '30abc as a length': ({ socket }) => socket.write(`Content-Length: 30abc\r\n\r\n${'x'.repeat(30)}`),
  'a duplicate id': ({ socket }) =>
    socket.write(frame({ id: 7, method: 'storage/keys' }) + frame({ id: 7, method: 'storage/keys' })),
  'an unknown id': ({ send }) => send({ id: 999_999, result: 'nobody asked' }),
  'bad JSON': ({ socket }) => socket.write(frameOf('{"jsonrpc": "2.0", oops')),
  'a decompression bomb': ({ socket }) => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
    socket.write(`Content-Length: ${bomb.length}\r\nContent-Encoding: gzip\r\n\r\n`);
    socket.write(bomb);
    return never();
  },
  null: ({ socket }) => socket.write(frameOf('null')),
  'an array of nothing': ({ socket }) => socket.write(frameOf('[]')),
  'an array of strangers': ({ socket }) => socket.write(frameOf('[null, 7, "x"]')),

  'many small messages in one chunk': ({ socket }) => {
    socket.write(frame({ method: '$/nothing' }).repeat(50_000));
    return 'said';
  },
  'an array of messages': async ({ socket }) => {
    const messages = Array.from({ length: 3 }, (_, index) => log(`line ${index + 1}`));
    socket.write(frameOf(JSON.stringify(messages.map((message) => ({ jsonrpc: '2.0', ...message })))));
    return 'said';
  },
  'a peer that does not read': async ({ socket, ask, send }) => {
    await ask('storage/set', { key: 'large', value: megabyte });
    socket.pause();
    for (let id = 1000; id < 1040; id++) send({ id, method: 'storage/get', params: { key: 'large' } });
    return never();
  },
  'a close in the middle of a write': ({ socket }) => {
    socket.pause();
    setTimeout(() => socket.destroy(), 50);
    return never();
  },
  'nothing at all': never,
  'a close with calls pending': ({ socket }) => {
    socket.destroy();
    return never();
  },
  '__proto__ in objects': async ({ socket, ask }) => {
    const evil = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';
    const raw = (method, params, id) =>
      socket.write(
        frameOf(
          `{"jsonrpc":"2.0",${id === undefined ? '' : `"id":${id},`}"method":"${method}","params":${params}}`,
        ),
      );
    raw('status/set', `{"text": "still here", "__proto__": {"polluted": true}}`);
    raw('log/write', `{"level": "info", "message": "still here", "__proto__": {"polluted": true}}`);
    raw('storage/set', `{"key": "__proto__", "value": ${evil}}`, 500);
    raw('event/publish', `{"topic": "lab.wire/x", "data": ${evil}}`);
    return ask('storage/get', { key: '__proto__' });
  },
};

const abilities = process.argv[2] === 'compressing' ? { batches: true, compressions: ['gzip'] } : {};

serve({ 'Wire.break': (way, ...rest) => ways[way](rest.at(-1)) }, abilities);
