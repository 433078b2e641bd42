import {
  BeginProgressRequest,
  EndProgressNotification,
  ExtensionCallRequest,
  ExtensionStreamRequest,
  HealthReportNotification,
  InitializeRequest,
  InvalidateCacheNotification,
  LogNotification,
  ProgressNotification,
  PublishEventNotification,
  ReportProgressNotification,
  ServiceCallRequest,
  SetStatusBarNotification,
  SetViewRequest,
  ShowNotificationRequest,
  StatusNotification,
  StorageDeleteRequest,
  StorageGetRequest,
  StorageKeysRequest,
  StorageSetRequest,
  SubscribeRequest,
  UnsubscribeRequest,
} from '@plugo/sdk/protocol';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import { z } from 'zod';
import type { CreditedStreams } from '../base/credited-streams.js';
import type { ExtensionServices, ProgressListener } from '../model/extension-services.js';
import {
  beginProgressSchema,
  extensionCallSchema,
  extensionStreamSchema,
  healthReportSchema,
  invalidateCacheSchema,
  logSchema,
  progressIdSchema,
  publishEventSchema,
  reportProgressSchema,
  serviceCallSchema,
  setStatusBarSchema,
  setViewSchema,
  showNotificationSchema,
  statusSchema,
  storageKeySchema,
  storageSetSchema,
  topicSchema,
} from './incoming-schemas.js';
import { describeInvalidParams, invalidParams } from './to-response-error.js';

/** Sends a notification to the extension; drops it where the extension reads too slowly. */
export type Tell = (type: { readonly method: string }, params: object) => void;

/** The way back to the extension that asks. */
export interface Caller {
  readonly tell: Tell;
  readonly streams: CreditedStreams;
}

type Handle = (params: unknown, signal: AbortSignal, caller: Caller) => Promise<unknown>;

/** Everything an extension may ask or tell the host, bound to what the host does for it. Params are parsed here. */
export class IncomingMessages {
  private readonly requests: ReadonlyMap<string, Handle>;
  private readonly notifications: ReadonlyMap<string, (params: unknown) => void>;

  constructor(services: ExtensionServices) {
    const { storage } = services;
    this.requests = new Map([
      request(ShowNotificationRequest, showNotificationSchema, (params) => services.showNotification(params)),
      request(BeginProgressRequest, beginProgressSchema, (params) => services.beginProgress(params)),
      request(SetViewRequest, setViewSchema, async ({ view, content }) => {
        services.setView(view, content);
        return null;
      }),
      request(ExtensionCallRequest, extensionCallSchema, (params, signal, { tell }) =>
        services.callExtension(params, signal, progressListener(params, tell)),
      ),
      request(ServiceCallRequest, serviceCallSchema, (params, signal, { tell }) =>
        services.callService(params, signal, progressListener(params, tell)),
      ),
      request(ExtensionStreamRequest, extensionStreamSchema, async (params, signal, { tell, streams }) => {
        if (streams.isOpen(params.token)) throw tokenInUse(params.token);
        const open = (end: AbortSignal) =>
          services.streamExtension(params, end, progressListener(params, tell));
        await streams.pour(params, open, signal);
        return null;
      }),
      request(SubscribeRequest, topicSchema, (params) => services.subscribe(params)),
      request(UnsubscribeRequest, topicSchema, (params) => services.unsubscribe(params)),
      request(StorageGetRequest, storageKeySchema, async ({ key }) => {
        const value = await storage.get(key);
        return value === undefined ? {} : { value };
      }),
      request(StorageSetRequest, storageSetSchema, ({ key, value }) => storage.set(key, value)),
      request(StorageDeleteRequest, storageKeySchema, ({ key }) => storage.delete(key)),
      request(StorageKeysRequest, z.unknown(), async () => ({ keys: await storage.keys() })),
      request(InitializeRequest, z.unknown(), async () => {
        throw new ResponseError(ErrorCodes.InvalidRequest, 'initialize was sent already.');
      }),
    ]);
    this.notifications = new Map([
      notification(LogNotification, logSchema, (params) => services.log(params)),
      notification(HealthReportNotification, healthReportSchema, (params) => services.reportHealth(params)),
      notification(StatusNotification, statusSchema, (params) => services.setStatus(params)),
      notification(ReportProgressNotification, reportProgressSchema, (params) =>
        services.reportProgress(params),
      ),
      notification(EndProgressNotification, progressIdSchema, (params) => services.endProgress(params)),
      notification(SetStatusBarNotification, setStatusBarSchema, (params) =>
        services.setStatusBarItem(params),
      ),
      notification(InvalidateCacheNotification, invalidateCacheSchema, (params) =>
        services.invalidateCache(params),
      ),
      notification(PublishEventNotification, publishEventSchema, (params) => services.publishEvent(params)),
    ]);
  }

  /** @throws ResponseError for an unknown method or wrong params; otherwise what the service throws */
  async request(method: string, params: unknown, signal: AbortSignal, caller: Caller): Promise<unknown> {
    const handle = this.requests.get(method);
    if (handle !== undefined) return handle(params, signal, caller);
    throw new ResponseError(ErrorCodes.MethodNotFound, `The host knows no request "${method}".`);
  }

  /** @returns What is wrong with it, in a sentence to be logged; undefined when it was handled. */
  notification(method: string, params: unknown): string | undefined {
    const handle = this.notifications.get(method);
    // Messages that begin with "$/" may be ignored by whoever does not know them.
    if (handle === undefined)
      return method.startsWith('$/') ? undefined : `The host knows no notification "${method}".`;
    try {
      handle(params);
      return undefined;
    } catch (error) {
      return error instanceof z.ZodError ? describeInvalidParams(method, error) : (error as Error).message;
    }
  }
}

function tokenInUse(token: number | string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `There is a stream of yours under the token ${token}.`);
}

function progressListener(
  { progressToken }: { readonly progressToken?: number | string },
  tell: Tell,
): ProgressListener | undefined {
  if (progressToken === undefined) return undefined;
  return (value) => tell(ProgressNotification, { token: progressToken, value });
}

function request<T>(
  type: { readonly method: string },
  schema: z.ZodType<T>,
  handle: (params: T, signal: AbortSignal, caller: Caller) => Promise<unknown>,
): readonly [string, Handle] {
  return [
    type.method,
    async (params, signal, caller) => {
      const parsed = schema.safeParse(params);
      if (!parsed.success) throw invalidParams(type.method, parsed.error);
      return handle(parsed.data, signal, caller);
    },
  ];
}

function notification<T>(
  type: { readonly method: string },
  schema: z.ZodType<T>,
  handle: (params: T) => void,
): readonly [string, (params: unknown) => void] {
  return [type.method, (params) => handle(schema.parse(params))];
}
