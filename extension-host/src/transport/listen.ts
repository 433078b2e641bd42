import { type Disposable, DisposableStore } from '../base/disposable.js';
import { ExtensionHostError } from '../model/errors.js';
import {
  type EncryptionPreference,
  otherTransport,
  type TransportChoice,
  type TransportKind,
} from '../model/transport.js';
import { type CredentialFiles, writeCredentials } from './credential-files.js';
import { type Security, takeIdentityPair } from './identity-pair.js';
import { listenTcp } from './listen-tcp.js';
import { listenUnix } from './listen-unix.js';
import type { Visitors } from './listener.js';

/** A place where one extension can dial in. */
export interface OpenTransport extends Disposable {
  /** For `PLUGO_ENDPOINT`: `unix:/path`, `pipe:\\.\pipe\name` or `tcp:127.0.0.1:49152`, with `tls+` before it where encrypted. */
  readonly endpoint: string;
  readonly choice: TransportChoice;
  /** What the extension needs where it is encrypted. */
  readonly credentials: CredentialFiles | undefined;
  /** Whether anybody has connected, whoever it was. */
  readonly wasReached: boolean;
  /** Tells of everybody who connects, those that came before included. */
  accept(visitors: Visitors): void;
}

/** Ways to listen; replaced in tests. */
export type Listeners = Readonly<
  Record<
    TransportKind,
    (socketDirectory: string, security: Security | undefined) => ReturnType<typeof listenTcp>
  >
>;

const systemListeners: Listeners = { unix: listenUnix, tcp: (_, security) => listenTcp(security) };

export interface ListenOptions {
  /** Empty: the system's temporary directory. */
  readonly socketDirectory: string;
  /** Nothing is encrypted when left out. */
  readonly encryption?: EncryptionPreference;
  readonly listeners?: Listeners;
}

/**
 * Listens on the transport asked for, and on the other one where that cannot be made: the choice says why.
 *
 * @throws ExtensionHostError `TRANSPORT_FAILED` with both reasons
 */
export async function listen(first: TransportKind, options: ListenOptions): Promise<OpenTransport> {
  const second = otherTransport(first);
  try {
    return await open(first, options);
  } catch (firstError) {
    const fallbackReason = (firstError as Error).message;
    try {
      return await open(second, options, { switchedFrom: first, fallbackReason });
    } catch (secondError) {
      throw new ExtensionHostError(
        'TRANSPORT_FAILED',
        `${names[first]}: ${fallbackReason}. ${names[second]}: ${(secondError as Error).message}.`,
        { cause: new AggregateError([firstError, secondError]) },
      );
    }
  }
}

async function open(
  kind: TransportKind,
  { socketDirectory, encryption = 'off', listeners = systemListeners }: ListenOptions,
  detour: Pick<TransportChoice, 'switchedFrom' | 'fallbackReason'> = {},
): Promise<OpenTransport> {
  const resources = new DisposableStore();
  const isEncrypted = encryption === 'always' || (encryption === 'tcp' && kind === 'tcp');
  try {
    const security = isEncrypted ? await takeIdentityPair() : undefined;
    const credentials = security && resources.add(writeCredentials(security, socketDirectory));
    const { listener, endpoint } = await listeners[kind](socketDirectory, security);
    resources.add(listener);
    return {
      endpoint: isEncrypted ? `tls+${endpoint}` : endpoint,
      choice: { kind, encryption: isEncrypted ? 'tls' : 'none', ...detour },
      credentials,
      get wasReached() {
        return listener.wasReached;
      },
      accept: (visitors) => listener.accept(visitors),
      dispose: () => resources.dispose(),
    };
  } catch (error) {
    resources.dispose();
    throw error;
  }
}

const names: Readonly<Record<TransportKind, string>> = { unix: 'Unix socket', tcp: 'TCP' };
