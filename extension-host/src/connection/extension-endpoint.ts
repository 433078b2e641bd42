import type { Socket } from 'node:net';
import {
  type ConnectionOpenParams,
  environment,
  type InitializeResult,
  type LogLevel,
  type Packing,
  protocolVersions,
} from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import { type Disposable, DisposableStore, toDisposable } from '../base/disposable.js';
import { type ErrorCode, ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { ExtensionServices } from '../model/extension-services.js';
import type { CallMeter } from '../model/metrics.js';
import type { TrafficLane, TrafficTap } from '../model/traffic.js';
import type { EncryptionPreference, TransportChoice, TransportKind } from '../model/transport.js';
import { listen, type OpenTransport } from '../transport/listen.js';
import type { SecondDoor } from './bulk-lane.js';
import { isPacked, pack } from './encoding/pack.js';
import { ExtensionConnection } from './extension-connection.js';
import { formatDuration } from './format-duration.js';
import { HandshakeTraffic } from './handshake-traffic.js';
import { IncomingMessages } from './incoming-messages.js';
import type { MessageStreams } from './message-streams.js';
import { type Caller, receiveInitialize, turnAway } from './receive-initialize.js';
import { RpcChannel } from './rpc-channel.js';
import { createToken } from './token.js';

/** Connections that have not sent their first message; of more, the one that waits longest is closed. */
const waitingLimit = 16;
/** Refusals that are logged one by one. */
const loggedRefusals = 10;

type Accepted = Extract<Caller['verdict'], { kind: 'accepted' }>;

export interface EndpointOptions {
  readonly extension: ExtensionLabel;
  /** The other one is used where this one cannot be made. */
  readonly transport: TransportKind;
  readonly encryption: EncryptionPreference;
  /** How messages are written, where the extension offers it; plain JSON when left out. */
  readonly packing?: Packing | undefined;
  /** Empty: the system's temporary directory. */
  readonly socketDirectory: string;
  readonly services: ExtensionServices;
  readonly clock: Clock;
  readonly log: (level: LogLevel, message: string) => void;
  /** Told of those turned away, as far as they are logged. */
  readonly onRefused?: ((message: string) => void) | undefined;
  /** Where its messages can be watched. */
  readonly tap?: TrafficTap | undefined;
  /** Told of every call that has ended, but for streams: those last as long as they are read. */
  readonly meter?: CallMeter | undefined;
}

/**
 * Where one launch of one extension dials in, or its process once more. Everybody may connect, only who knows the one-time token gets in, and nobody after.
 */
export class ExtensionEndpoint implements SecondDoor {
  private readonly token = createToken();
  private readonly waiting = new Set<Socket>();
  private refusals = 0;
  private refusal: string | undefined;
  /** When the extension connected, on the monotonic clock; undefined until it has said who it is. */
  connectedAt: number | undefined;

  private constructor(
    private readonly transport: OpenTransport,
    private readonly options: EndpointOptions,
  ) {}

  /** @throws ExtensionHostError `TRANSPORT_FAILED` */
  static async open(options: EndpointOptions): Promise<ExtensionEndpoint> {
    return new ExtensionEndpoint(await listen(options.transport, options), options);
  }

  get choice(): TransportChoice {
    return this.transport.choice;
  }

  /** What the process needs to know to dial in. */
  get environment(): Readonly<Record<string, string>> {
    const { endpoint, token, tlsCert, tlsCa } = this.invitation;
    return {
      [environment.endpoint]: endpoint,
      [environment.token]: token,
      [environment.protocol]: protocolVersions.join(','),
      ...(tlsCert === undefined ? {} : { [environment.certificate]: tlsCert }),
      ...(tlsCa === undefined ? {} : { [environment.authority]: tlsCa }),
    };
  }

  /** The same for a process that runs already. */
  get invitation(): ConnectionOpenParams {
    const { endpoint, credentials } = this.transport;
    const keys = credentials && { tlsCert: credentials.certificate, tlsCa: credentials.authority };
    return { endpoint, token: this.token, ...keys };
  }

  /** Whether anybody has connected, whoever it was. */
  get wasReached(): boolean {
    return this.transport.wasReached;
  }

  /** Why the last caller was turned away, as the rest of a sentence that begins with its name. */
  get lastRefusal(): string | undefined {
    return this.refusal;
  }

  /**
   * Waits for the extension and greets it. Strangers are turned away and do not end the wait.
   *
   * @param timeout Milliseconds.
   * @param signal Ends the wait; its reason is thrown.
   * @throws ExtensionHostError `HANDSHAKE_TIMEOUT`, `HANDSHAKE_REFUSED`, `PROTOCOL_VERSION`, or what `services.welcome` throws
   */
  accept(timeout: number, signal: AbortSignal): Promise<ExtensionConnection> {
    return this.meet('main', (streams, verdict) => this.greet(streams, verdict), timeout, signal);
  }

  /** Waits for the second connection of an extension that has one already, in the same way. */
  acceptSecond(timeout: number, signal: AbortSignal): Promise<MessageStreams> {
    return this.meet(
      'second',
      async (streams, { id, protocolVersion }) => {
        const response = responseTo(id, { protocolVersion });
        await streams.writer.write(response);
        new HandshakeTraffic(this.options.tap, 'second').sent(response);
        return { ...streams, dispose: () => streams.socket.destroy() };
      },
      timeout,
      signal,
    );
  }

  private meet<T extends Disposable>(
    lane: TrafficLane,
    greet: (streams: MessageStreams, verdict: Accepted) => Promise<T>,
    timeout: number,
    signal: AbortSignal,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const wait = new DisposableStore();
      const settle = (outcome: () => void) => {
        if (wait.isDisposed) return;
        wait.dispose();
        outcome();
      };
      const fail = (error: Error) => settle(() => reject(error));
      const receive = async (socket: Socket) => {
        const cameAt = this.options.clock.monotonic();
        const caller = await this.hear(socket);
        if (wait.isDisposed) return socket.destroy();
        const { verdict } = caller;
        if (verdict.kind === 'stranger') return this.turnAway(caller, verdict.id, verdict.reason);
        this.connectedAt = cameAt;
        // The token is used up: nobody else will be heard.
        this.closeDoor();
        const { reader } = caller.streams;
        new HandshakeTraffic(this.options.tap, lane).received(caller.first, reader.frameBytes);
        if (verdict.kind === 'refused') {
          this.turnAway(caller, verdict.id, verdict.reason);
          return fail(this.refused(verdict.code, verdict.reason));
        }
        const connection = await greet(caller.streams, verdict);
        if (wait.isDisposed) return connection.dispose();
        return settle(() => resolve(connection));
      };

      const abort = () => fail(toExtensionHostError(signal.reason));
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      wait.add(toDisposable(() => signal.removeEventListener('abort', abort)));
      wait.add(this.options.clock.after(timeout, () => fail(this.notConnected(timeout))));
      this.transport.accept({
        onSocket: (socket) => void receive(socket).catch(fail),
        onRefused: (reason) => this.noteRefusal(reason),
      });
    });
  }

  /** Closes the door and turns away who waits. An accepted connection lives on. */
  dispose(): void {
    this.closeDoor();
  }

  private async hear(socket: Socket): Promise<Caller> {
    this.waiting.add(socket);
    if (this.waiting.size > waitingLimit) [...this.waiting][0]?.destroy();
    const caller = await receiveInitialize(socket, this.token, this.options.packing);
    this.waiting.delete(socket);
    return caller;
  }

  private async greet(streams: MessageStreams, verdict: Accepted): Promise<ExtensionConnection> {
    const { extension, services, clock, log, tap } = this.options;
    const { packing } = verdict;
    try {
      const result: InitializeResult = {
        protocolVersion: verdict.protocolVersion,
        ...packing,
        ...(verdict.batches ? { batches: true } : {}),
        ...(verdict.attachments ? { attachments: true } : {}),
        ...(await services.welcome()),
      };
      const response = responseTo(verdict.id, result);
      const answered = streams.writer.write(response);
      new HandshakeTraffic(tap, 'main').sent(response);
      if (verdict.batches) streams.writer.sendBatches();
      if (verdict.attachments) {
        streams.writer.sendAttachments();
        streams.reader.acceptAttachments();
      }
      await pack(streams, verdict);
      const incoming = new IncomingMessages(services);
      const warn = (message: string) => log('warning', message);
      // A second connection carries plain JSON only.
      const openDoor = verdict.connections && !isPacked(packing) ? () => this.openAnother() : undefined;
      const channel = new RpcChannel(streams, { extension, incoming, clock, warn, openDoor, tap, packing });
      await answered.catch(() => undefined);
      return new ExtensionConnection(channel, extension, verdict, this.options.meter);
    } catch (error) {
      streams.socket.destroy();
      throw error;
    }
  }

  private openAnother(): Promise<ExtensionEndpoint> {
    return ExtensionEndpoint.open({ ...this.options, transport: this.choice.kind });
  }

  private turnAway(caller: Caller, id: number | string | undefined, reason: string): void {
    turnAway(caller, id, `${this.options.extension.name} ${reason}.`);
    this.noteRefusal(reason);
  }

  private noteRefusal(reason: string): void {
    const { name } = this.options.extension;
    this.refusal = reason;
    this.refusals += 1;
    if (this.refusals > loggedRefusals) return;
    const sentence = `A connection was refused: somebody who should be ${name} ${reason}.`;
    this.options.log('warning', sentence);
    this.options.onRefused?.(sentence);
  }

  private refused(code: ErrorCode, reason: string): ExtensionHostError {
    const { id, name } = this.options.extension;
    return new ExtensionHostError(code, `${name} ${reason}.`, { extensionId: id });
  }

  /** The wait is over. Who was turned away before most likely was the extension. */
  private notConnected(timeout: number): ExtensionHostError {
    const { id, name } = this.options.extension;
    if (this.refusal !== undefined) return this.refused('HANDSHAKE_REFUSED', this.refusal);
    const sentence = `${name} did not connect within ${formatDuration(timeout)}. Does its main file call run()?`;
    return new ExtensionHostError('HANDSHAKE_TIMEOUT', sentence, { extensionId: id });
  }

  private closeDoor(): void {
    this.transport.dispose();
    for (const socket of this.waiting) socket.destroy();
    this.waiting.clear();
  }
}

function responseTo(id: number | string, result: object) {
  return { jsonrpc: '2.0' as const, id, result };
}
