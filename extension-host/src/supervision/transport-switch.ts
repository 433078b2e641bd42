import { formatDuration } from '../connection/format-duration.js';
import type { ErrorCode } from '../model/errors.js';
import {
  type AvoidedTransport,
  firstTransport,
  otherTransport,
  type TransportKind,
  type TransportMemory,
  type TransportPreference,
  transportPlaces,
} from '../model/transport.js';

/** What a launch begins with. */
export interface TransportPlan {
  readonly kind: TransportKind;
  readonly switchedFrom?: TransportKind;
  /** Why it is another transport than asked for, as the rest of a sentence after "because". */
  readonly fallbackReason?: string;
}

/** What person and manifest ask for. */
export interface AskedTransport {
  readonly transport: TransportPreference;
  readonly socketDirectory: string;
}

/** A launch that ended before anybody had connected. */
export interface UnreachedLaunch {
  readonly kind: TransportKind;
  readonly code: ErrorCode;
  /** Milliseconds it had. */
  readonly handshakeTimeout: number;
}

/** So many processes in a row that end before they connect, and it is no accident. */
const telltaleExits = 2;

/**
 * Decides over which transport the next launch of one extension goes. A process that says it cannot reach the host, one that
 * lives on and does not connect, and two in a row that end before they connect lead to the other transport. The other one, too,
 * may turn out to be unreachable: then it goes back. What an extension was reached over in place of the usual is remembered for `auto`.
 */
export class TransportSwitch {
  private asked: AskedTransport | undefined;
  private avoided: AvoidedTransport | undefined;
  private earlyExits = 0;

  constructor(private readonly memory: TransportMemory | undefined) {}

  plan(asked: AskedTransport): TransportPlan {
    this.ask(asked);
    const first = firstTransport(asked.transport);
    if (this.avoided?.kind !== first) return { kind: first };
    return { kind: otherTransport(first), switchedFrom: first, fallbackReason: this.avoided.reason };
  }

  /** Nobody had connected when the launch ended. @returns why the next one goes over the other transport, if it does */
  notReached(launch: UnreachedLaunch): string | undefined {
    const reason = this.reasonToAvoid(launch);
    if (reason === undefined) return undefined;
    this.avoided = { kind: launch.kind, reason };
    this.earlyExits = 0;
    return reason;
  }

  /** The extension has connected over this transport. */
  reached(kind: TransportKind): void {
    this.earlyExits = 0;
    if (this.avoided?.kind === kind) this.avoided = undefined;
    if (this.asked?.transport !== 'auto') return;
    this.memory?.remember(this.avoided?.kind === firstTransport('auto') ? this.avoided : undefined);
  }

  /** What was learnt counts as long as the same is asked for. */
  private ask(asked: AskedTransport): void {
    const { transport, socketDirectory } = asked;
    if (this.asked?.transport === transport && this.asked.socketDirectory === socketDirectory) return;
    this.asked = asked;
    this.earlyExits = 0;
    this.avoided = transport === 'auto' ? this.memory?.recall() : undefined;
  }

  private reasonToAvoid({ kind, code, handshakeTimeout }: UnreachedLaunch): string | undefined {
    const name = transportPlaces[kind];
    switch (code) {
      case 'ENDPOINT_UNREACHABLE':
        return `the extension could not reach ${name}`;
      case 'HANDSHAKE_TIMEOUT':
        return `nobody connected to ${name} within ${formatDuration(handshakeTimeout)}`;
      case 'EXITED':
        this.earlyExits += 1;
        if (this.earlyExits < telltaleExits) return undefined;
        return `the extension ended ${telltaleExits} times without having connected to ${name}`;
      default:
        return undefined;
    }
  }
}
