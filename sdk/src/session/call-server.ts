import { type Message, type RequestMessage, ResponseError } from 'vscode-jsonrpc';
import { type Log, textOf } from '../context/log.js';
import { runInCall } from '../current-call.js';
import type { ExportRegistry } from '../exports/export-registry.js';
import { type StreamOpenParams, StreamOpenRequest } from '../protocol/stream.js';
import { argumentInvalid, cancelled, isRefusal, methodFailed, methodNotFound } from './call-failures.js';
import type { HostLink } from './host-link.js';
import { collect, isStream } from './item-source.js';
import type { OutgoingStreams } from './outgoing-streams.js';
import { RunningCall } from './running-call.js';

export interface CallServerOptions {
  readonly registry: ExportRegistry;
  readonly log: Log;
  readonly host: HostLink;
  readonly streams: OutgoingStreams;
  /** Sends an answer. Throws a sentence where it cannot travel. */
  readonly send: (message: object) => void;
}

type Id = number | string;

/** Cancelled ids that are remembered, where a cancellation may come before its request. */
const rememberedCancellations = 256;

/**
 * Serves calls of exported methods. Positional parameters become a method's arguments; an object is its only one. What it throws is
 * logged with its stack, and answered. Calls are the many messages; vscode-jsonrpc, which serves the few others, would take twice as long for one.
 */
export class CallServer {
  readonly #options: CallServerOptions;
  /** Calls that are not answered yet. */
  readonly #running = new Map<Id, RunningCall>();
  /** Cancelled before they came; undefined where that cannot be. */
  #cancelledEarly: Set<Id> | undefined;

  constructor(options: CallServerOptions) {
    this.#options = options;
  }

  /** Takes a message that calls an exported method, or streams from it, or cancels such a call. False for any other message. */
  receive(message: Message & { readonly method?: string; readonly id?: unknown }): boolean {
    if (message.method === undefined) return false;
    if (message.id === undefined) return message.method === '$/cancelRequest' && this.#cancel(message);
    const request = message as RequestMessage & { readonly id: Id };
    if (this.#cancelledEarly?.delete(request.id)) {
      this.#refuse(request.id, cancelled(request.method));
      return true;
    }
    return this.#serve(request) || this.#serveStream(request);
  }

  /** Long requests come on a connection of their own: from now on one may be cancelled before it is here. No id is used twice then. */
  expectOvertaking(): void {
    this.#cancelledEarly ??= new Set();
  }

  #serve({ id, method, params }: RequestMessage & { readonly id: Id }): boolean {
    const { registry, host } = this.#options;
    const exported = registry.find(method);
    if (exported === undefined) return false;
    const args = (params === undefined ? [] : Array.isArray(params) ? params : [params]) as never[];
    const call = new RunningCall(id, method, host);
    try {
      const result: unknown = runInCall(call, exported, args);
      // What is there at once need not go through promises.
      if (isThenable(result)) this.#await(call, result);
      else this.#settle(call, result);
    } catch (error) {
      this.#fail(call, error);
    }
    return true;
  }

  #await(call: RunningCall, result: PromiseLike<unknown>): void {
    this.#running.set(call.id, call);
    const leave = () => this.#running.delete(call.id);
    Promise.resolve(result)
      .finally(leave)
      .then((value) => this.#settle(call, value))
      .catch((error: unknown) => this.#fail(call, error));
  }

  #serveStream({ id, method, params }: RequestMessage & { readonly id: Id }): boolean {
    if (method !== StreamOpenRequest.method) return false;
    const { registry, host, streams } = this.#options;
    const opened = params as unknown as StreamOpenParams;
    const exported = registry.find(opened.method);
    const call = new RunningCall(id, opened.method, host);
    if (exported === undefined) this.#refuse(id, methodNotFound(opened.method, registry.names));
    else this.#await(call, streams.send(call, exported, opened));
    return true;
  }

  /** What a method gives one by one is put together: this caller did not ask for a stream. */
  #settle(call: RunningCall, result: unknown): void {
    if (isStream(result)) this.#await(call, runInCall(call, collect, [result, call.method]));
    else this.#answer(call, result);
  }

  #answer(call: RunningCall, result: unknown): void {
    call.end();
    try {
      this.#options.send({ jsonrpc: '2.0', id: call.id, result: result === undefined ? null : result });
    } catch (error) {
      throw new Error(`The result of ${call.method} cannot be sent. ${(error as Error).message}`);
    }
  }

  #fail(call: RunningCall, error: unknown): void {
    const { id, method } = call;
    call.end();
    if (call.isCancelled) this.#refuse(id, cancelled(method));
    else if (isRefusal(error)) this.#refuse(id, argumentInvalid(error));
    else if (error instanceof ResponseError) this.#refuse(id, error);
    else {
      this.#options.log.error(`${method} failed. ${textOf(error)}`);
      this.#refuse(id, methodFailed(error));
    }
  }

  #refuse(id: Id, error: ResponseError<unknown>): void {
    try {
      this.#options.send({ jsonrpc: '2.0', id, error: error.toJson() });
    } catch {
      // The connection has closed: nobody waits any more.
    }
  }

  #cancel({ params }: Message & { readonly params?: { readonly id?: unknown } }): boolean {
    const id = params?.id as Id;
    const call = this.#running.get(id);
    call?.cancel();
    if (call === undefined) this.#rememberCancelled(id);
    return call !== undefined;
  }

  #rememberCancelled(id: Id): void {
    const early = this.#cancelledEarly;
    if (early === undefined) return;
    early.add(id);
    const [oldest] = early;
    if (early.size > rememberedCancellations && oldest !== undefined) early.delete(oldest);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}
