import { readFile } from 'node:fs/promises';
import pidusage from 'pidusage';
import { statFields } from '../process/stat-fields.js';

/** What a process has used so far. */
export interface ProcessUsage {
  /** Resident memory, bytes. */
  readonly memory: number;
  /** Processor time of all its threads since it was started, milliseconds. */
  readonly cpuTime: number;
}

/** Milliseconds in a clock tick of /proc: `USER_HZ` is 100 on every Linux that Node runs on. */
const tick = 10;

/** @throws the system's error where there is no such process */
export async function readProcessUsage(pid: number): Promise<ProcessUsage> {
  // pidusage keeps a file open for each process it has seen on Linux, and some for ever.
  if (process.platform === 'linux') return readFromProc(pid);
  const { memory, ctime } = await pidusage(pid);
  return { memory, cpuTime: ctime };
}

async function readFromProc(pid: number): Promise<ProcessUsage> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'latin1'),
    readFile(`/proc/${pid}/status`, 'latin1'),
  ]);
  const fields = statFields(stat);
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? '0';
  return {
    memory: Number(kibibytes) * 1024,
    cpuTime: (Number(fields[11]) + Number(fields[12])) * tick,
  };
}
