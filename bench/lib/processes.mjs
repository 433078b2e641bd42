import { readdirSync, readFileSync } from 'node:fs';

/** The unit of /proc, milliseconds. */
const TICK = 10;

/** Ids of a process and of all below it. Linux only, as everything here. */
export function processTree(root) {
  const parents = new Map(allProcesses().map((pid) => [pid, parentOf(pid)]));
  const found = new Set([root]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found].filter((pid) => parents.has(pid));
}

/** Private memory of a process, bytes: what would be free if it alone ended. 0 for one that has just ended. */
export function privateMemory(pid) {
  return sumOf(pid, /^Private_(?:Clean|Dirty):\s+(\d+) kB/gm);
}

/** The same, and its share of what it has in common with others: of a page that three map, a third. The sum over a tree is what the tree takes. */
export function proportionalMemory(pid) {
  return sumOf(pid, /^Pss:\s+(\d+) kB/gm);
}

/** Processor time a process has used, all threads, milliseconds. Counted in steps of 10 ms, as all of these. */
export function cpuTime(pid) {
  return ticks(statFields(pid).slice(11, 13)) * TICK;
}

/** What a process and all below it have used, those included that have ended. */
export function cpuTimeOfTree(root) {
  return processTree(root)
    .map((pid) => ticks(statFields(pid).slice(11, 15)) * TICK)
    .reduce((sum, time) => sum + time, 0);
}

/** What everything on the machine has used since it was started. */
export function cpuTimeOfAll() {
  const [, user, nice, system, , , interrupts, softInterrupts] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]
    .split(/\s+/);
  return ticks([user, nice, system, interrupts, softInterrupts]) * TICK;
}

/** Tells a process from a later one with the same id; undefined once it has ended. */
export function startOf(pid) {
  const fields = statFields(pid);
  return fields[0] === 'Z' ? undefined : fields[19];
}

function sumOf(pid, sizes) {
  const kibibytes = [...readProc(pid, 'smaps_rollup').matchAll(sizes)].map(([, size]) => Number(size));
  return kibibytes.reduce((sum, size) => sum + size, 0) * 1024;
}

function ticks(fields) {
  return fields.reduce((sum, field) => sum + (Number(field) || 0), 0);
}

function allProcesses() {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function parentOf(pid) {
  return Number(statFields(pid)[1]);
}

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and parentheses. */
function statFields(pid) {
  const stat = readProc(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    // ESRCH: it ended between opening and reading.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  }
}
