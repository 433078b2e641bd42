import type { TrafficMessage } from '../model/traffic.js';

/** What the first line of a recording says it is. */
const format = 'plugo-traffic';
/** Raised when a reader of the version before would misread what is written. */
const version = 1;

/** Messages between host and extensions as they are kept in a file. */
export interface Recording {
  /** When it was begun, milliseconds since 1970. */
  readonly recordedAt: number;
  readonly hostVersion?: string;
  /** How many messages were left out, for they came too fast. */
  readonly dropped?: number;
  /** Oldest first. */
  readonly messages: readonly TrafficMessage[];
}

/** Says what is wrong with a file that is no recording, and in which line. */
export class RecordingError extends Error {
  constructor(
    /** What was found there; the texts of the window are made of it. */
    readonly kind: 'notARecording' | 'newerVersion' | 'brokenLine',
    readonly line: number,
  ) {
    super(sentences[kind](line));
    this.name = 'RecordingError';
  }
}

const sentences = {
  notARecording: () => `The file is no recording: its first line is not {"format":"${format}", …}.`,
  newerVersion: () => `The recording was written by a newer Plugo; this one reads version ${version}.`,
  brokenLine: (line: number) => `Line ${line} of the recording is no message.`,
} as const;

/** The header of a recording: its first line. */
export function recordingHeader(recording: Omit<Recording, 'messages'>): string {
  return `${JSON.stringify({ format, version, ...recording })}\n`;
}

/** One message of a recording: a line. */
export function recordingLine(message: TrafficMessage): string {
  return `${JSON.stringify(message)}\n`;
}

/** NDJSON: a header, then a line for each message. */
export function writeRecording({ messages, ...header }: Recording): string {
  return recordingHeader(header) + messages.map(recordingLine).join('');
}

/** @throws RecordingError */
export function readRecording(text: string): Recording {
  const [first = '', ...lines] = text.replace(/^\uFEFF/, '').split('\n');
  const header = parseObject(first);
  if (header?.format !== format) throw new RecordingError('notARecording', 1);
  if (typeof header.version !== 'number' || header.version > version)
    throw new RecordingError('newerVersion', 1);
  const messages = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const message = parseObject(line);
    // A recording that was cut off in its last line is read up to there.
    if (message === undefined && index === lines.length - 1) return [];
    if (!isMessage(message)) throw new RecordingError('brokenLine', index + 2);
    return [message];
  });
  const { recordedAt, hostVersion, dropped } = header;
  return {
    recordedAt: typeof recordedAt === 'number' ? recordedAt : (messages[0]?.at ?? 0),
    ...(typeof hostVersion === 'string' ? { hostVersion } : {}),
    ...(typeof dropped === 'number' ? { dropped } : {}),
    messages,
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isMessage(value: Record<string, unknown> | undefined): value is TrafficMessage & typeof value {
  if (value === undefined) return false;
  const isText = (name: string) => value[name] === undefined || typeof value[name] === 'string';
  const isNumber = (name: string) => typeof value[name] === 'number' && Number.isFinite(value[name]);
  const isOptionalNumber = (name: string) => value[name] === undefined || isNumber(name);
  return (
    ['seq', 'at', 'size'].every(isNumber) &&
    ['answers', 'duration', 'process', 'compressedSize'].every(isOptionalNumber) &&
    ['content', 'method', 'caller'].every(isText) &&
    ['extensionId', 'encoding', 'lane'].every((name) => typeof value[name] === 'string') &&
    (value.direction === 'toExtension' || value.direction === 'fromExtension') &&
    ['request', 'response', 'notification'].includes(value.kind as string) &&
    (value.error === undefined || isError(value.error))
  );
}

function isError(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message, name } = value as Record<string, unknown>;
  return (
    typeof code === 'number' &&
    typeof message === 'string' &&
    (name === undefined || typeof name === 'string')
  );
}
