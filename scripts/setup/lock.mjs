import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LOCAL_CACHE } from '../paths.mjs';

const LOCK = join(LOCAL_CACHE, 'setup.lock');

/**
 * Runs `work` while no other set-up runs in this clone; two `npm ci` at once would ruin node_modules.
 * A lock whose owner is gone is taken over. `onWait` is called once, with the owner's process id.
 */
export async function alone(work, onWait) {
  for (let told = false; !take(); told = true) {
    if (!told) onWait(owner());
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function take() {
  mkdirSync(LOCAL_CACHE, { recursive: true });
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(owner())) rmSync(LOCK, { force: true });
    return false;
  }
}

function owner() {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  // Between its creation and its first byte the file is empty, and its owner alive.
  if (!pid) return statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs > Date.now() - 1_000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
