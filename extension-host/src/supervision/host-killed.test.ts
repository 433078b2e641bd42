import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findSetpriv } from '../process/parent-death.js';
import { eventually, isAlive } from '../testing/no-leaks.js';
import { sweepStaleSockets } from '../transport/sweep-stale-sockets.js';

const dist = path.resolve(import.meta.dirname, '../../dist');
const host = path.resolve(import.meta.dirname, '../testing/host-to-kill.mjs');
const isPossible = findSetpriv() !== undefined && existsSync(path.join(dist, 'supervision/supervisor.js'));

test.skipIf(!isPossible)(
  'a host that is killed takes every extension with it, even one in a busy loop',
  async () => {
    const manners = ['well', 'well', 'ignores SIGTERM', 'freezes at once'];
    const child = spawn(process.execPath, [host, dist, ...manners], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = await once(child.stdout, 'data');
      const pids = JSON.parse(String(line)) as number[];
      expect(pids.map(isAlive)).toEqual([true, true, true, true]);
      await delay(100);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await eventually(() => expect(pids.filter(isAlive)).toEqual([]));
    } finally {
      child.kill('SIGKILL');
      await sweepStaleSockets('');
    }
  },
  15_000,
);
