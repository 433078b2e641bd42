import { texts } from '../../shared/texts/index.js';
import type { Exchange } from './exchange-buffer.js';

/** What became of an exchange, as a word and a colour. */
export interface PresentedStatus {
  readonly word: string;
  readonly tone: 'ok' | 'busy' | 'warning' | 'error' | 'muted';
}

export function presentStatus(exchange: Exchange): PresentedStatus {
  const { opening, response, cancelledAt } = exchange;
  const words = texts.messages;
  const answer = opening.kind === 'response' ? opening : response;
  if (answer?.error !== undefined)
    return { word: answer.error.name ?? words.errorCode(answer.error.code), tone: 'error' };
  if (answer !== undefined) return { word: words.ok, tone: 'ok' };
  if (cancelledAt !== undefined) return { word: words.cancelled, tone: 'warning' };
  if (opening.kind === 'notification') return { word: words.notification, tone: 'muted' };
  return { word: words.pending, tone: 'busy' };
}

/** Bytes of both messages. */
export function sizeOf({ opening, response }: Exchange): number {
  return opening.size + (response?.size ?? 0);
}

/** Milliseconds from request to answer; undefined where one of them was not seen. */
export function durationOf({ opening, response }: Exchange): number | undefined {
  return (response ?? opening).duration;
}

/** When it was over, milliseconds since 1970; a pending one is not. */
export function endOf(exchange: Exchange): number {
  const { opening, response } = exchange;
  return response === undefined
    ? opening.at
    : Math.max(opening.at + (durationOf(exchange) ?? 0), response.at);
}

/** Whom a message of the protocol is about: `plugo.word-count WordCount.count` of an `extension/call`. Looks at its beginning only. */
export function subjectOf({ opening: { method = '', content = '' } }: Exchange): string | undefined {
  if (!calling.has(method)) return undefined;
  const beginning = content.slice(0, 2_000);
  const field = (name: string) => new RegExp(`"${name}":"([^"\\\\]{1,200})"`).exec(beginning)?.[1];
  return [field('extension') ?? field('service'), field('method')].filter(Boolean).join(' ') || undefined;
}

const calling: ReadonlySet<string> = new Set([
  'extension/call',
  'extension/callService',
  'extension/stream',
  'stream/open',
]);

/** `0.42 ms`, `8.1 ms`, `38 ms`, `1.24 s`. */
export function formatMilliseconds(value: number): string {
  if (value < 1) return `${value.toFixed(2)} ms`;
  if (value < 10) return `${value.toFixed(1)} ms`;
  if (value < 1_000) return `${Math.round(value)} ms`;
  return `${(value / 1_000).toFixed(2)} s`;
}

/** Who made the call of an exchange, in words. */
export function callerOf({ opening }: Exchange): string {
  const words = texts.messages.callers;
  const { caller, direction } = opening;
  if (direction === 'fromExtension') return opening.extensionId;
  if (caller === 'app') return words.app;
  if (caller === 'socket') return words.socket;
  return caller ?? words.host;
}
