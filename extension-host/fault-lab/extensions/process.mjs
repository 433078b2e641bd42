// Behaves, as a process, in the way that its argument tells.
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { serve } from './raw.mjs';

const [way] = process.argv.slice(2);
const stubborn = () => process.on('SIGTERM', () => undefined);
const flood = (stream, text) => {
  const more = () => {
    while (stream.write(text));
    stream.once('drain', more);
  };
  more();
};

const ways = {
  'exits at once': () => process.exit(0),
  'ignores SIGTERM': () => {
    stubborn();
    serve({});
  },
  'leaves a grandchild': () =>
    serve({
      'Process.leave': () => {
        const { pid } = spawn('sleep', ['60'], { stdio: 'inherit' });
        setTimeout(() => process.exit(3), 50);
        return pid;
      },
    }),
  'floods stdout without a newline': () =>
    serve({ 'Process.flood': () => flood(process.stdout, 'x'.repeat(64 * 1024)) }),
  'floods stderr': () =>
    serve({ 'Process.flood': () => flood(process.stderr, `${'y'.repeat(100)}\n`.repeat(500)) }),
  'is well': () =>
    serve({
      'Process.exit': () => process.exit(3),
      'Process.pid': () => process.pid,
      'Process.freeze': () => {
        writeSync(1, 'freezing\n');
        for (;;);
      },
    }),
};
ways[way]();
