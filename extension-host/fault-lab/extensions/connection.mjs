// Dials in, or does not, in the way that its argument tells.
import { existsSync } from 'node:fs';
import { dial, frame, initialize, serve } from './raw.mjs';

const [way, file] = process.argv.slice(2);
const ways = {
  /** Leaves a stranger the time to come first. */
  'waits for a file': () => {
    const timer = setInterval(() => {
      if (!existsSync(file)) return;
      clearInterval(timer);
      serve({});
    }, 5);
  },
  'the wrong token': () =>
    dial().write(frame({ ...initialize, params: { token: 'f'.repeat(64), protocolVersions: [1] } })),
  'half a frame': () => dial().write('Content-Length: 100\r\n\r\n{"jsonrpc"'),
  nobody: () => process.stderr.write('waiting for Godot\n'),
};
ways[way]();
