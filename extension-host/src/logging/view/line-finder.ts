import { type LogFilter, logSeverity } from '../../model/log-filter.js';
import { EntryHead, messageOf, parseEntry } from './entry-head.js';
import { GuardedPattern } from './guarded-pattern.js';

const newline = 10;

/** Lines that match, in the order of the file: one column each. */
export interface FoundLines {
  /** Bytes from the beginning of the file. */
  readonly offsets: number[];
  /** Bytes without the newline. */
  readonly lengths: number[];
  /** Never smaller than the one before: a line with an odd time of its own stays where it is in its file. */
  readonly times: number[];
  readonly sequences: number[];
}

/** A line whose message is still to be tested. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly time: number;
  readonly sequence: number;
  readonly message: string;
}

/** Looks for the lines of a filter in pieces of files. What a cheap look at the bytes refuses is never parsed. */
export class LineFinder {
  /** Bytes to look through at once, so that a piece takes a few milliseconds. */
  readonly pieceSize: number;
  private readonly head = new EntryHead();
  private readonly pattern: GuardedPattern | undefined;
  /** As it stands in the message, in small letters unless case matters. */
  private readonly text: string | undefined;
  /** What a line that matches holds in its bytes, as Latin 1; undefined where that cannot be said. */
  private readonly needle: string | undefined;
  private readonly least: number;
  private readonly ids: ReadonlySet<string> | undefined;
  private readonly from: number;
  private readonly to: number;

  /** Fails with `LOG_PATTERN_INVALID`. */
  constructor(private readonly filter: LogFilter) {
    const { text = '', isPattern = false, matchCase = false } = filter;
    const wanted = text === '' ? undefined : text;
    this.pattern = wanted !== undefined && isPattern ? new GuardedPattern(wanted, matchCase) : undefined;
    this.text = isPattern ? undefined : matchCase ? wanted : wanted?.toLowerCase();
    this.needle = this.text === undefined ? undefined : needleOf(this.text, matchCase);
    this.least = logSeverity[filter.level ?? 'trace'];
    this.ids = filter.extensionIds && new Set(filter.extensionIds);
    this.from = filter.from ?? Number.NEGATIVE_INFINITY;
    this.to = filter.to ?? Number.POSITIVE_INFINITY;
    this.pieceSize = (this.pattern ? 64 : 256) * 1024;
  }

  /**
   * Whether lines before one of this time can match.
   * @param time Milliseconds since 1970.
   */
  mayMatchBefore(time: number): boolean {
    return time >= this.from;
  }

  /** The time of the first line; undefined when it is none of ours. */
  firstTime(bytes: Buffer): number | undefined {
    const end = bytes.indexOf(newline);
    if (this.head.readTime(bytes, 0, end)) return this.head.time;
    return parseEntry(bytes.toString('utf8', 0, end))?.time;
  }

  /**
   * Adds the lines that match. Fails with `LOG_PATTERN_SLOW`.
   * @param bytes Whole lines, each with its newline.
   * @param offset Where they begin in the file.
   */
  find(bytes: Buffer, offset: number, found: FoundLines): void {
    const candidates: Candidate[] = [];
    const take = (line: Omit<Candidate, 'message'>) => {
      found.offsets.push(offset + line.start);
      found.lengths.push(line.end - line.start);
      found.times.push(Math.max(line.time, found.times.at(-1) ?? 0));
      found.sequences.push(line.sequence);
    };
    const look = (start: number, end: number) => {
      const line = this.lookAt(bytes, start, end);
      if (line === undefined) return;
      if (this.pattern) candidates.push({ ...line, message: line.message() });
      else if (this.containsText(line)) take(line);
    };
    if (this.needle === undefined) eachLine(bytes, look);
    else eachLineWith(bytes, this.needle, this.filter.matchCase ?? false, look);
    const matches = this.pattern?.test(candidates.map(({ message }) => message)) ?? [];
    for (const [index, candidate] of candidates.entries()) if (matches[index]) take(candidate);
  }

  private containsText({ message }: { readonly message: () => string }): boolean {
    if (this.text === undefined) return true;
    const text = message();
    return (this.filter.matchCase ? text : text.toLowerCase()).includes(this.text);
  }

  /** What is known of a line that passes all but the text. */
  private lookAt(bytes: Buffer, start: number, end: number) {
    const { head } = this;
    if (!head.readTime(bytes, start, end)) return this.parse(bytes, start, end);
    const { time, sequence } = head;
    if (time < this.from || time > this.to) return undefined;
    const needsRest = this.least > 0 || this.ids !== undefined || this.text !== undefined || this.pattern;
    if (!needsRest) return { start, end, time, sequence, message: () => '' };
    if (!head.readRest(bytes, end)) return this.parse(bytes, start, end);
    if (head.severity < this.least) return undefined;
    if (this.ids && !this.ids.has(bytes.toString('latin1', head.idStart, head.idEnd))) return undefined;
    return { start, end, time, sequence, message: () => messageOf(bytes, head) };
  }

  /** The slow way, for lines that are not written as we write them. */
  private parse(bytes: Buffer, start: number, end: number) {
    const entry = parseEntry(bytes.toString('utf8', start, end));
    if (!entry) return undefined;
    const { time, sequence, message, level, extensionId } = entry;
    if (time < this.from || time > this.to || logSeverity[level] < this.least) return undefined;
    if (this.ids && !this.ids.has(extensionId)) return undefined;
    return { start, end, time, sequence, message: () => message };
  }
}

export function noLines(): FoundLines {
  return { offsets: [], lengths: [], times: [], sequences: [] };
}

function eachLine(bytes: Buffer, look: (start: number, end: number) => void): void {
  let start = 0;
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    look(start, end);
    start = end + 1;
  }
}

/** Only those lines that hold the needle somewhere; all others are passed over at the speed of memory. */
function eachLineWith(
  bytes: Buffer,
  needle: string,
  matchCase: boolean,
  look: (start: number, end: number) => void,
): void {
  const latin1 = bytes.toString('latin1');
  const text = matchCase ? latin1 : latin1.toLowerCase();
  for (let at = text.indexOf(needle); at !== -1; ) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    if (end === -1) return;
    look(start, end);
    at = text.indexOf(needle, end + 1);
  }
}

/**
 * What the bytes of a line hold when its message holds the text. JSON escapes quotes, backslashes and control characters, and
 * letters beyond ASCII change their bytes with their case: of such a text nothing can be said.
 */
function needleOf(text: string, matchCase: boolean): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/["\\\x00-\x1f\x7f\ud800-\udfff]/.test(text)) return undefined;
  const latin1 = Buffer.from(text).toString('latin1');
  if (matchCase) return latin1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
  const beyond = text.replace(/[\x00-\x7f]/g, '');
  return beyond.toLowerCase() === beyond.toUpperCase() ? latin1.toLowerCase() : undefined;
}
