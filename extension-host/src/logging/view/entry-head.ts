import type { LogLevel } from '@plugo/sdk/protocol';
import type { LogEntry, LogSource } from '../../model/log-entry.js';
import { logSeverity } from '../../model/log-filter.js';

const digit0 = 48;
const digit9 = 57;
const quote = 34;
const backslash = 92;
const sequenceKey = Buffer.from('{"sequence":');
const timeKey = Buffer.from(',"time":');
const idKey = Buffer.from(',"extensionId":"');
const sourceKey = Buffer.from(',"source":"');
const levelKey = Buffer.from(',"level":"');
const messageKey = Buffer.from(',"message":"');

/**
 * What the bytes of a line say before its message. Our own files begin each line the same way, so that most lines are refused after
 * reading some digits, which is ten times as fast as `JSON.parse`.
 */
export class EntryHead {
  sequence = 0;
  time = 0;
  /** 0 (trace) to 4 (error). */
  severity = 0;
  /** Bytes of the message as JSON, without its quotes. */
  messageStart = 0;
  messageEnd = 0;
  /** Bytes of the id of the extension. */
  idStart = 0;
  idEnd = 0;

  /** Reads number and time; false when the line does not begin as ours do. */
  readTime(bytes: Buffer, start: number, end: number): boolean {
    if (!has(bytes, start, sequenceKey)) return false;
    const afterSequence = this.readNumber(bytes, start + sequenceKey.length, end);
    this.sequence = this.number;
    if (!has(bytes, afterSequence, timeKey)) return false;
    this.afterTime = this.readNumber(bytes, afterSequence + timeKey.length, end);
    this.time = this.number;
    return has(bytes, this.afterTime, idKey);
  }

  /** Reads the rest, after {@link readTime}. */
  readRest(bytes: Buffer, end: number): boolean {
    this.idStart = this.afterTime + idKey.length;
    this.idEnd = closingQuote(bytes, this.idStart, end);
    const source = this.idEnd + 1;
    if (!has(bytes, source, sourceKey)) return false;
    const level = closingQuote(bytes, source + sourceKey.length, end) + 1;
    if (!has(bytes, level, levelKey)) return false;
    this.severity = severityByLetter.get(bytes[level + levelKey.length] ?? 0) ?? 0;
    const message = closingQuote(bytes, level + levelKey.length, end) + 1;
    if (!has(bytes, message, messageKey)) return false;
    this.messageStart = message + messageKey.length;
    // The message ends with `"}`.
    this.messageEnd = end - 2;
    return this.messageEnd >= this.messageStart && bytes[end - 1] === 125 && bytes[end - 2] === quote;
  }

  private number = 0;
  private afterTime = 0;

  private readNumber(bytes: Buffer, start: number, end: number): number {
    let value = 0;
    let at = start;
    for (; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte < digit0 || byte > digit9) break;
      value = value * 10 + byte - digit0;
    }
    this.number = value;
    return at;
  }
}

const severityByLetter = new Map(
  Object.entries(logSeverity).map(([level, severity]) => [level.charCodeAt(0), severity]),
);

function has(bytes: Buffer, at: number, wanted: Buffer): boolean {
  for (let index = 0; index < wanted.length; index += 1) {
    if (bytes[at + index] !== wanted[index]) return false;
  }
  return true;
}

/** Ids, sources and levels hold no escapes; one that does is read the slow way. */
function closingQuote(bytes: Buffer, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) return at;
    if (byte === backslash) break;
  }
  return end;
}

/** The message of a line whose head was read. */
export function messageOf(bytes: Buffer, { messageStart, messageEnd }: EntryHead): string {
  const text = bytes.toString('utf8', messageStart, messageEnd);
  return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
}

/** A whole line; undefined when it is none of ours, such as one that a full disk has cut. */
export function parseEntry(text: string): LogEntry | undefined {
  try {
    const { sequence, time, extensionId, source, level, message } = JSON.parse(text) as Partial<LogEntry>;
    if (typeof sequence !== 'number' || typeof time !== 'number' || typeof message !== 'string')
      return undefined;
    if (typeof extensionId !== 'string' || !isLevel(level) || !isSource(source)) return undefined;
    return { sequence, time, extensionId, source, level, message };
  } catch {
    return undefined;
  }
}

const isLevel = (level: unknown): level is LogLevel => typeof level === 'string' && level in logSeverity;
const isSource = (source: unknown): source is LogSource =>
  source === 'stdout' || source === 'stderr' || source === 'log' || source === 'host';
