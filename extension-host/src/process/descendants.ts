import { readdirSync, readFileSync } from 'node:fs';
import { statFields } from './stat-fields.js';

/** One process in a table. */
export interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
  /** As `ps` names it: `R`, `S`, `D`, `Z` … */
  readonly state: string;
  /** Resident memory, bytes. */
  readonly memory: number;
  readonly threads: number;
  /** The program's own name, without its arguments. */
  readonly name: string;
}

/** Bytes of a page of memory, as all systems of ours have it. */
const page = 4096;

/** A process and all that came of it, as far as the system tells; nothing where there is no `/proc`. */
export function descendantsOf(root: number): readonly ProcessLine[] {
  const all = readAll();
  const found = new Set([root]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

function readAll(): readonly ProcessLine[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readOne(Number(name)) : []));
  } catch {
    return [];
  }
}

function readOne(pid: number): readonly ProcessLine[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = statFields(stat);
    const [state = '?', parent] = fields;
    return [
      {
        pid,
        parent: Number(parent),
        state,
        memory: Number(fields[21]) * page,
        threads: Number(fields[17]),
        name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
      },
    ];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
