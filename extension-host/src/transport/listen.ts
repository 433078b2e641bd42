import type net from 'node:net';
import type { Disposable } from '../base/disposable.js';
import { ExtensionHostError } from '../model/errors.js';
import type { TransportChoice, TransportKind, TransportPreference } from '../model/transport.js';
import { listenTcp } from './listen-tcp.js';
import { listenUnix } from './listen-unix.js';

/** A place where one extension can dial in. */
export interface OpenTransport extends Disposable {
  /** For `PLUGO_ENDPOINT`: `unix:/path`, `pipe:\\.\pipe\name` or `tcp:127.0.0.1:49152`. */
  readonly endpoint: string;
  readonly choice: TransportChoice;
  /** Hands over every connection, those that came before included. The handler owns them. */
  accept(onSocket: (socket: net.Socket) => void): void;
}

/** Ways to listen; replaced in tests. */
export type Listeners = Readonly<
  Record<TransportKind, (socketDirectory: string) => ReturnType<typeof listenTcp>>
>;

const systemListeners: Listeners = { unix: listenUnix, tcp: () => listenTcp() };

/**
 * Listens on the transport asked for, and on the other one where that cannot be made: the choice says why.
 *
 * @throws ExtensionHostError `TRANSPORT_FAILED` with both reasons
 */
export async function listen(
  preference: TransportPreference,
  socketDirectory: string,
  listeners: Listeners = systemListeners,
): Promise<OpenTransport> {
  const first: TransportKind = preference === 'tcp' ? 'tcp' : 'unix';
  const second: TransportKind = first === 'tcp' ? 'unix' : 'tcp';
  try {
    return await open(first);
  } catch (firstError) {
    const fallbackReason = (firstError as Error).message;
    try {
      return await open(second, fallbackReason);
    } catch (secondError) {
      throw new ExtensionHostError(
        'TRANSPORT_FAILED',
        `${names[first]}: ${fallbackReason}. ${names[second]}: ${(secondError as Error).message}.`,
        { cause: new AggregateError([firstError, secondError]) },
      );
    }
  }

  async function open(kind: TransportKind, fallbackReason?: string): Promise<OpenTransport> {
    const { listener, endpoint } = await listeners[kind](socketDirectory);
    return {
      endpoint,
      choice: fallbackReason === undefined ? { kind } : { kind, fallbackReason },
      accept: (onSocket) => listener.accept(onSocket),
      dispose: () => listener.dispose(),
    };
  }
}

const names: Readonly<Record<TransportKind, string>> = { unix: 'Unix socket', tcp: 'TCP' };
