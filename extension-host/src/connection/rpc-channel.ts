import type { Socket } from 'node:net';
import {
  ConnectionOpenRequest,
  errorCodes,
  type Packing,
  ProgressNotification,
  StreamCreditNotification,
  StreamItemNotification,
} from '@plugo/sdk/protocol';
import {
  type CancellationToken,
  createMessageConnection,
  type DataCallback,
  ErrorCodes,
  type MessageConnection,
  type MessageReader,
  ParameterStructures,
  ResponseError,
} from 'vscode-jsonrpc/node';
import type { Clock } from '../base/clock.js';
import { CreditedStreams } from '../base/credited-streams.js';
import { deferred } from '../base/deferred.js';
import type { Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { RecordedMessage } from '../model/crash-report.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionLabel } from '../model/extension-label.js';
import type { TrafficTap } from '../model/traffic.js';
import { BulkLane, bulkLaneTimeout, type SecondDoor } from './bulk-lane.js';
import { callErrors } from './call-errors.js';
import { ChannelTraffic } from './channel-traffic.js';
import { plainJson } from './encoding/plain-json.js';
import type { Caller, IncomingMessages } from './incoming-messages.js';
import { progressSchema, streamCreditSchema } from './incoming-schemas.js';
import { IncomingStreams } from './incoming-streams.js';
import { MessageRing } from './message-ring.js';
import type { MessageStreams } from './message-streams.js';
import type { CheckedMessage } from './parse-message.js';
import type { OutgoingRequest } from './pending-call.js';
import { PendingCalls } from './pending-calls.js';
import { ProtocolViolation } from './protocol-violation.js';
import type { SocketMessageReader } from './socket-message-reader.js';
import { isLong } from './socket-message-writer.js';
import { describeInvalidParams, toResponseError } from './to-response-error.js';
import { TrafficGuard } from './traffic-guard.js';
import { formatBytes, wireLimits } from './wire-limits.js';

/** Requests of one extension that the host works on at a time; over it they are answered with "busy". */
const incomingLimit = 256;
/** Bytes that wait to be sent, from which on nothing is added that can wait or be left out. */
const crowded = wireLimits.unsent - wireLimits.body;
/** Complaints about bad notifications that one connection may put into the log. */
const complaintLimit = 20;

export interface ChannelOptions {
  readonly extension: ExtensionLabel;
  readonly incoming: IncomingMessages;
  readonly clock: Clock;
  /** Told what the extension did wrong and the connection survives. */
  readonly warn: (message: string) => void;
  /** Opens where the extension connects once more, for long messages. Left out where it has one connection. */
  readonly openDoor?: (() => Promise<SecondDoor>) | undefined;
  /** Where its messages can be watched. */
  readonly tap?: TrafficTap | undefined;
  /** How messages are written; plain JSON when left out. */
  readonly packing?: Packing | undefined;
}

/**
 * vscode-jsonrpc on one socket, or on two of one process, made safe: whatever the peer does ends at most this channel, every request ends in time, nothing
 * rejects where nobody listens, and all that is pending ends when the channel does.
 */
export class RpcChannel implements Disposable {
  /** Resolves with the reason when the connection is lost; never when it is disposed. */
  readonly lost: Promise<ExtensionHostError>;
  private readonly tellLoss: (reason: ExtensionHostError) => void;
  private readonly pending: PendingCalls;
  private readonly drained = new Emitter<void>();
  /** Told when something was sent, so that less is waiting. */
  readonly onDrain: Event<void> = this.drained.event;
  private readonly ring = new MessageRing();
  private readonly tap: TrafficTap;
  private readonly traffic: ChannelTraffic;
  /** What the extension streams to the host. */
  readonly incomingStreams = new IncomingStreams((type, params) =>
    this.notify(type.method, ParameterStructures.byName, params),
  );
  /** What the host streams to the extension. */
  private readonly outgoingStreams = new CreditedStreams(
    (token, item) => this.notify(StreamItemNotification.method, ParameterStructures.byName, { token, item }),
    () => this.unsent < crowded,
  );
  private readonly guard: TrafficGuard;
  /** Where long requests and answers go once there were some. */
  private readonly bulk: BulkLane;
  private handOn: DataCallback | undefined;
  private readonly connection: MessageConnection;
  private closedBy: ExtensionHostError | undefined;
  private complaints = 0;

  constructor(
    private readonly streams: MessageStreams,
    private readonly options: ChannelOptions,
  ) {
    const { reader, writer } = streams;
    const { promise, resolve } = deferred<ExtensionHostError>();
    this.lost = promise;
    this.tellLoss = resolve;
    const { extension, clock, tap = { observer: undefined }, packing = plainJson } = options;
    this.pending = new PendingCalls({
      extension,
      clock,
      send: (message) => writer.send(message),
      explainUnsent: (request, error) => this.explainUnsent(request, error),
    });
    this.tap = tap;
    this.traffic = new ChannelTraffic({ streams, packing, pending: this.pending });
    this.bulk = new BulkLane({
      openDoor: options.openDoor,
      invite: (params) =>
        this.request({
          method: ConnectionOpenRequest.method,
          params,
          timeout: bulkLaneTimeout,
          explain: (error) => error as Error,
        }),
      use: (second) => this.takeIn(second),
      warn: options.warn,
    });
    this.guard = new TrafficGuard({
      hold: () => {
        reader.hold();
        this.bulk.hold();
      },
      proceed: () => {
        reader.proceed();
        this.bulk.proceed();
      },
    });
    writer.observe({
      onAccepted: (message, bytes) => {
        this.ring.record('sent', message, bytes, true);
        const { observer } = this.tap;
        if (observer !== undefined) this.traffic.sent(observer, message, bytes);
        if (isLong(message, bytes)) this.bulk.want();
      },
      onOverflow: () =>
        this.violated(`does not read its messages: ${formatBytes(wireLimits.unsent)} are waiting`),
      onDrain: () => {
        this.drained.fire();
        this.outgoingStreams.advance();
      },
    });
    reader.acceptBatches((batch) => writer.answerInOneArray(batch));
    this.connection = this.connect();
    this.watch(streams.socket, (end) => end());
  }

  get isOpen(): boolean {
    return this.closedBy === undefined;
  }

  /** The last messages, both ways, oldest first. */
  get recentMessages(): readonly RecordedMessage[] {
    return this.ring.messages;
  }

  /** Bytes that wait to be sent. */
  get unsent(): number {
    return this.streams.writer.unsent;
  }

  /**
   * Sends a request. It ends in time whatever happens; one that is given up is cancelled at the extension too.
   *
   * @throws what `explain` of the request makes of the extension's answer; ExtensionHostError `CALL_TIMEOUT`, `CALL_CANCELLED`,
   * `CALL_INTERRUPTED`, `NOT_RUNNING` or `BUSY`
   */
  request(call: OutgoingRequest): Promise<unknown> {
    if (!this.isOpen)
      return Promise.reject(callErrors.notConnected(this.options.extension, call.title ?? call.method));
    return this.pending.send(call);
  }

  /** Calls that have no answer yet. */
  get callsUnderWay(): number {
    return this.pending.count;
  }

  /** Resolves when every call has its answer. */
  whenIdle(): Promise<void> {
    return this.pending.whenIdle();
  }

  /** Gives up every call that has no answer. */
  giveUpCalls(reasonOf: (method: string) => ExtensionHostError): void {
    this.pending.giveUpCalls(reasonOf);
  }

  /** Sends a notification; one that cannot be sent is dropped, for then the connection is ending or the value is no JSON. */
  notify(method: string, structure: ParameterStructures, params: unknown): void {
    if (!this.isOpen) return;
    this.connection
      .sendNotification(method, structure, params)
      .catch((error: Error) => this.complain(`${method} could not be sent. ${error.message}`));
  }

  /** Sends a notification, or drops it where so much is unsent already that it would only add to it. */
  readonly tell = (type: { readonly method: string }, params: object): boolean => {
    if (this.unsent >= crowded) return false;
    this.notify(type.method, ParameterStructures.byName, params);
    return true;
  };

  private readonly caller: Caller = { tell: this.tell, streams: this.outgoingStreams };

  /** Closes at once; pending requests reject. */
  dispose(): void {
    this.closedBy ??= callErrors.connectionLost(this.options.extension, 'the host closed it');
    this.release();
  }

  /** The loss of a connection is that of the channel, with what the socket says of it. */
  private watch(socket: Socket, whenLost: (end: () => void) => void): void {
    let reason = 'it was closed';
    socket.on('error', (error) => {
      reason = error.message;
    });
    const lost = () => whenLost(() => this.end(callErrors.connectionLost(this.options.extension, reason)));
    socket.once('end', lost);
    socket.once('close', lost);
    if (socket.destroyed) process.nextTick(lost);
  }

  /** From now on there are two connections. */
  private takeIn({ socket, reader }: MessageStreams): void {
    this.guard.expectOvertaking();
    reader.onError((error) => this.misread(error));
    reader.follow(this.streams.reader);
    // A process that ends closes both at a time: the last words on the main one are to be heard.
    this.watch(socket, (end) => setImmediate(end));
    this.streams.writer.sendLongOver(socket);
    reader.listen((message) => this.take(message as CheckedMessage, reader));
  }

  private take(message: CheckedMessage, reader: SocketMessageReader): void {
    this.ring.record('received', message, reader.frameBytes, !reader.isInBatch);
    const { observer } = this.tap;
    if (observer !== undefined) this.traffic.received(observer, message, reader);
    if (isLong(message, reader.frameBytes)) this.bulk.want();
    if (this.isOpen && this.handOn !== undefined) this.receive(message, this.handOn);
  }

  private connect(): MessageConnection {
    const { reader, writer } = this.streams;
    const guardedReader: MessageReader = {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen: (handOn) => {
        this.handOn = handOn;
        return reader.listen((message) => this.take(message as CheckedMessage, reader));
      },
      dispose: () => reader.dispose(),
    };
    const log = (message: string) => {
      if (this.isOpen) this.complain(message);
    };
    const connection = createMessageConnection(
      guardedReader,
      writer,
      { error: log, warn: log, info: () => undefined, log: () => undefined },
      {
        messageStrategy: this.guard.messageStrategy,
        cancellationStrategy: this.guard.cancellationStrategy,
        // Any limit makes the library take answers as they come, without its queue. How many requests are worked on is
        // limited in `answer`.
        maxParallelism: Number.MAX_SAFE_INTEGER,
      },
    );
    connection.onError(([error]) => this.misread(error));
    connection.onRequest((method, params, token) => this.answer(method, params, token));
    connection.onNotification((method, params) => {
      const complaint = this.options.incoming.notification(method, params);
      if (complaint !== undefined) this.complain(complaint);
    });
    connection.onNotification(StreamItemNotification.method, (params: unknown) => {
      const complaint = this.incomingStreams.receive(params);
      if (complaint !== undefined) this.complain(complaint);
    });
    connection.onNotification(StreamCreditNotification.method, (params: unknown) => {
      const parsed = streamCreditSchema.safeParse(params);
      if (parsed.success) this.outgoingStreams.grant(parsed.data.token, parsed.data.count);
      else this.complain(describeInvalidParams(StreamCreditNotification.method, parsed.error));
    });
    connection.onUnhandledProgress(({ token, value }) => this.follow(token, value));
    connection.listen();
    return connection;
  }

  /** What a request failed with that could not be written; the socket may be known to be dead a moment before its "close". */
  private explainUnsent({ method, explain }: OutgoingRequest, { message }: Error): Error {
    return this.streams.socket.writable
      ? explain(new ResponseError(ErrorCodes.MessageWriteError, message), method)
      : callErrors.interrupted(this.options.extension, method, this.closedBy);
  }

  /** Answers are for those who wait for them; everything else is for vscode-jsonrpc. */
  private receive(message: CheckedMessage, handOn: DataCallback): void {
    if (!('method' in message) && message.id !== null) this.pending.receive(message);
    else if (this.guard.admit(message)) handOn(message);
  }

  private follow(token: unknown, value: unknown): void {
    const listener = this.pending.progressListener(token);
    if (listener === undefined) return;
    const parsed = progressSchema.safeParse(value);
    if (parsed.success) listener(parsed.data);
    else this.complain(describeInvalidParams(ProgressNotification.method, parsed.error));
  }

  private async answer(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    if (this.guard.runningRequests > incomingLimit) {
      throw new ResponseError(
        errorCodes.busy,
        `More than ${incomingLimit} requests are waiting for an answer.`,
        {
          code: 'BUSY',
        },
      );
    }
    const controller = new AbortController();
    // A token that is cancelled already tells nobody any more.
    if (token.isCancellationRequested) controller.abort();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      return await this.options.incoming.request(method, params, controller.signal, this.caller);
    } catch (error) {
      throw toResponseError(error);
    } finally {
      subscription.dispose();
    }
  }

  private misread(error: Error): void {
    if (error instanceof ProtocolViolation) this.violated(error.message);
    else this.end(callErrors.connectionLost(this.options.extension, error.message));
  }

  private violated(what: string): void {
    this.end(callErrors.violation(this.options.extension, what));
  }

  /** The first reason counts. What came in before is still handled: last words are often the telling ones. */
  private end(reason: ExtensionHostError): void {
    if (this.closedBy !== undefined) return;
    this.closedBy = reason;
    this.streams.socket.destroy();
    this.bulk.dispose();
    void this.guard.drain().then(() => {
      this.release();
      this.tellLoss(reason);
    });
  }

  private release(): void {
    this.streams.socket.destroy();
    this.bulk.dispose();
    this.pending.end(this.closedBy);
    this.outgoingStreams.dispose();
    this.connection.dispose();
    this.drained.dispose();
  }

  private complain(message: string): void {
    this.complaints += 1;
    if (this.complaints <= complaintLimit) this.options.warn(message);
    if (this.complaints === complaintLimit)
      this.options.warn('Further complaints of this kind are not shown.');
  }
}
