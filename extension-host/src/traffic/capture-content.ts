import { replaceBinary } from '../base/binary.js';
import { type ClipRules, clip } from '../base/clip.js';

/** Bytes of a message up to which all of it is shown; of larger ones about so many characters. */
const shownWhole = 64 * 1024;
/** What a masked secret reads. */
const masked = '•••';
/** Long texts are shown as far as there is room: somebody looks at them. */
const rules: ClipRules = { longestText: 16 * 1024, countedText: Number.POSITIVE_INFINITY, deepest: 64 };
/** Their `token` lets an extension in. That of all other messages of the protocol counts calls and streams, and is no secret. */
const messagesWithSecretToken: ReadonlySet<string> = new Set(['initialize', 'connection/open']);

export interface CapturedContent {
  readonly content?: string;
  readonly isCut?: true;
  readonly isMasked?: true;
}

/**
 * Parameters, result or error of a message as JSON, without secrets and not longer than can be shown.
 *
 * @param bytes What it took on the wire.
 * @param method Its method, or that of the request it answers.
 */
export function captureContent(
  value: unknown,
  bytes: number,
  method: string | undefined,
  mask: (value: unknown) => unknown,
): CapturedContent {
  if (value === undefined) return {};
  const isCut = bytes > shownWhole;
  try {
    const whole = isCut ? clip(value, shownWhole, rules) : replaceBinary(value, toBase64);
    const content = JSON.stringify(withCounters(whole, mask(whole), method));
    return {
      content,
      ...(isCut ? { isCut } : {}),
      ...(content.includes(masked) ? { isMasked: true } : {}),
    };
  } catch {
    // It was read without recursion, and is nested too deeply to be written with it.
    return { content: '"…"', isCut: true };
  }
}

/** The tokens of calls and streams are put back: they say which progress belongs to which call. */
function withCounters(value: unknown, shown: unknown, method: string | undefined): unknown {
  if (method === undefined || !isOfProtocol(method) || messagesWithSecretToken.has(method)) return shown;
  if (!isRecord(value) || !isRecord(shown)) return shown;
  const counters = ['token', 'progressToken'].filter((name) => Object.hasOwn(value, name));
  return counters.length === 0
    ? shown
    : { ...shown, ...Object.fromEntries(counters.map((name) => [name, value[name]])) };
}

/** Exported methods have a dot in their names, and messages of the protocol have none. */
function isOfProtocol(method: string): boolean {
  return !method.includes('.');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toBase64(bytes: Uint8Array): { readonly base64: string } {
  return { base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
}
