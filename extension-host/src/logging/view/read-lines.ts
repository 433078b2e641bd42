import type { LogEntry } from '../../model/log-entry.js';
import { parseEntry } from './entry-head.js';
import type { LineRef } from './line-refs.js';
import type { LogSegment } from './log-segment.js';
import type { SegmentReader } from './segment-reader.js';

const newline = 10;
/** Lines of a file with no more than this between them are read in one go. */
const smallGap = 32 * 1024;
const largestRead = 1024 * 1024;
/** Bytes read for a line whose length is not known. */
const longLine = 256 * 1024;

interface Wanted {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The entries at some places, in the same order; null for a line whose file is gone. */
export async function readLines(
  refs: readonly LineRef[],
  segmentOf: (id: number) => LogSegment | undefined,
  reader: SegmentReader,
): Promise<(LogEntry | null)[]> {
  const lines = new Array<LogEntry | null>(refs.length).fill(null);
  const bySegment = new Map<LogSegment, Wanted[]>();
  for (const [index, { segment: id, offset, length = longLine }] of refs.entries()) {
    const segment = segmentOf(id);
    if (!segment) continue;
    const wanted = bySegment.get(segment) ?? [];
    bySegment.set(segment, wanted);
    wanted.push({ index, start: offset, end: offset + length });
  }
  const reads = [...bySegment].flatMap(([segment, wanted]) =>
    inRuns(wanted).map(async (run) => {
      const start = run[0]?.start ?? 0;
      const end = Math.max(...run.map((line) => line.end));
      const bytes = await reader.read(segment, start, end);
      if (bytes)
        for (const line of run) lines[line.index] = entryAt(bytes, line.start - start, line.end - start);
    }),
  );
  await Promise.all(reads);
  return lines;
}

/** Lines that lie near to each other, together. */
function inRuns(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const runs: Wanted[][] = [];
  let run: Wanted[] = [];
  let [start, end] = [0, 0];
  for (const line of [...wanted].sort((a, b) => a.start - b.start)) {
    if (run.length === 0 || line.start - end > smallGap || line.end - start > largestRead) {
      run = [];
      runs.push(run);
      start = line.start;
    }
    run.push(line);
    end = Math.max(end, line.end);
  }
  return runs;
}

function entryAt(bytes: Buffer, start: number, end: number): LogEntry | null {
  const found = bytes.subarray(start, Math.min(end, bytes.length));
  const lineEnd = found.indexOf(newline);
  return parseEntry(found.toString('utf8', 0, lineEnd === -1 ? found.length : lineEnd)) ?? null;
}
