import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { which } from '../which.mjs';

// A fixed size, so that screenshots are the same from run to run.
const SCREEN = '1280x800x24';
// Software rendering would complain about each cache folder it may not write.
const QUIET = { MESA_SHADER_CACHE_DISABLE: 'true' };
const START_MS = 10_000;

/**
 * Starts an X server in memory. Unlike xvfb-run it takes a free display number without a race, and its end is ours to
 * decide: xvfb-run leaves the server behind when it is killed.
 *
 * @returns {Promise<{ environment: Record<string, string>, stop(): Promise<void> }>}
 */
export async function startVirtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'plugo-display-'));
  const XAUTHORITY = join(folder, 'Xauthority');
  writeFileSync(XAUTHORITY, authorityForAnyDisplay(randomBytes(16)), { mode: 0o600 });

  const server = spawn(
    ...dyingWithUs([
      'Xvfb',
      '-displayfd',
      '3',
      '-screen',
      '0',
      SCREEN,
      '-nolisten',
      'tcp',
      '-auth',
      XAUTHORITY,
    ]),
    // A group of its own: Ctrl+C must reach Electron first, and through us.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    const forced = setTimeout(() => server.kill('SIGKILL'), 3_000);
    await ended;
    clearTimeout(forced);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const number = await displayNumber(server);
    return { environment: { DISPLAY: `:${number}`, XAUTHORITY, ...QUIET }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function displayNumber(server) {
  let complaints = '';
  server.stderr.on('data', (chunk) => (complaints += chunk));
  const failed = once(server, 'close').then(() => {
    throw new Error(`Xvfb did not start: ${complaints.trim() || 'it said nothing'}`);
  });
  const [answer] = await Promise.race([
    once(server.stdio[3], 'data', { signal: AbortSignal.timeout(START_MS) }),
    failed,
  ]);
  failed.catch(() => {});
  return Number(String(answer));
}

/** Xvfb would otherwise live on after a SIGKILL of this process, with nobody left to stop it. */
function dyingWithUs([program, ...args]) {
  const setpriv = which('setpriv');
  return setpriv ? [setpriv, ['--pdeathsig', 'TERM', which(program), ...args]] : [which(program), args];
}

/** An Xauthority file with one cookie for every display: family "wild", then four counted fields. */
function authorityForAnyDisplay(cookie) {
  const field = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const nothing = field(Buffer.alloc(0));
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    nothing,
    nothing,
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}
