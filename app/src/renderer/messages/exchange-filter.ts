import type { TrafficDirection } from '@plugo/extension-host/control';
import type { Exchange } from './exchange-buffer.js';

/** Which kind of messages is shown. */
export type ExchangeKind = 'all' | 'calls' | 'requests' | 'notifications';

export interface ExchangeFilter {
  /** Undefined: of all. */
  readonly extensionId: string | undefined;
  readonly direction: TrafficDirection | 'both';
  readonly kind: ExchangeKind;
  readonly onlyErrors: boolean;
  readonly hidePings: boolean;
  /** Found in the method, the parameters, the result or the error, without regard to case. */
  readonly text: string;
}

export const everyExchange: ExchangeFilter = {
  extensionId: undefined,
  direction: 'both',
  kind: 'all',
  onlyErrors: false,
  hidePings: true,
  text: '',
};

/** Whether anything is hidden that a person chose to hide. */
export function isFiltering(filter: ExchangeFilter): boolean {
  return Object.entries(everyExchange).some(
    ([key, value]) => key !== 'hidePings' && filter[key as keyof ExchangeFilter] !== value,
  );
}

/** Tells whether a row is shown. Conditions that cost little come first. */
export function exchangeMatcher(filter: ExchangeFilter): (exchange: Exchange) => boolean {
  const { extensionId, direction, kind, onlyErrors, hidePings } = filter;
  // A regular expression makes no copy of a content in lower case.
  const text = filter.text.trim() === '' ? undefined : new RegExp(escaped(filter.text.trim()), 'i');
  return ({ opening, response }) => {
    if (extensionId !== undefined && opening.extensionId !== extensionId) return false;
    if (direction !== 'both' && opening.direction !== direction) return false;
    if (hidePings && opening.method === 'ping') return false;
    if (!isOfKind(kind, opening)) return false;
    if (onlyErrors && (response ?? opening).error === undefined) return false;
    return (
      text === undefined ||
      text.test(opening.method ?? '') ||
      text.test(opening.content ?? '') ||
      text.test(response?.content ?? '')
    );
  };
}

/** Exported methods and commands have a dot in their name, messages of the protocol have none. */
function isOfKind(kind: ExchangeKind, { kind: message, method = '' }: Exchange['opening']): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'calls':
      return message !== 'notification' && (method.includes('.') || callMethods.has(method));
    case 'requests':
      return message !== 'notification';
    case 'notifications':
      return message === 'notification';
  }
}

/** By these an extension calls another one, or is asked for a stream. */
const callMethods: ReadonlySet<string> = new Set([
  'extension/call',
  'extension/callService',
  'extension/stream',
  'stream/open',
]);

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
