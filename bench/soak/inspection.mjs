import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';

const INTERESTING = new Set([
  'TCPSocketWrap',
  'PipeWrap',
  'TCPServerWrap',
  'PipeServerWrap',
  'Timeout',
  'ProcessWrap',
]);

/** What this process holds: handles of the event loop and open files, by kind. */
export function heldResources() {
  const held = new Map();
  const count = (name) => held.set(name, (held.get(name) ?? 0) + 1);
  process
    .getActiveResourcesInfo()
    .filter((name) => INTERESTING.has(name))
    .forEach(count);
  openFiles().forEach(count);
  return held;
}

/** What the open files are: their paths, or `socket`, `pipe` and the like. */
function openFiles() {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [`open ${readlinkSync(`/proc/self/fd/${descriptor}`).replace(/:\[\d+\]$/, '')}`];
    } catch {
      // The one through which the directory was read.
      return [];
    }
  });
}

/** Kinds of which there are more now, as `3 more PipeWrap`. */
export function grown(before, now) {
  return [...now].flatMap(([name, count]) => {
    const more = count - (before.get(name) ?? 0);
    return more > 0 ? [`${more} more ${name}`] : [];
  });
}

/** Directories for sockets that this host has made and not removed. */
export function socketDirectories() {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`plugo-${process.pid}-`));
}

/** Processes that run something in a folder, by their command line: nobody needs to have written their ids down. */
export function processesIn(folder) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        const isZombie = /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
        const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
        return !isZombie && (command.includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder));
      } catch {
        return false;
      }
    });
}

/** Listeners of all the emitters that can be reached from an object: one that is never let go shows as growth. */
export function listenersBelow(root) {
  const seen = new Set();
  const waiting = [root];
  let listeners = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    if (typeof value.listenerCount === 'number') listeners += value.listenerCount;
    if (value instanceof Map) waiting.push(...value.values());
    else if (value instanceof Set) waiting.push(...value);
    else waiting.push(...Object.values(value));
  }
  return listeners;
}
