import {
  type ActivateResult,
  type BeginProgressParams,
  type ExtensionCallParams,
  type ExtensionStreamParams,
  type HealthReport,
  type InitializeParams,
  type InvalidateCacheParams,
  isExportedMethodName,
  type LogParams,
  logLevels,
  type Progress,
  type ProgressIdParams,
  type PublishEventParams,
  type ReportProgressParams,
  type ServiceCallParams,
  type SetStatusBarParams,
  type ShowNotificationParams,
  type StatusParams,
  type StorageKeyParams,
  type StorageSetParams,
  type StreamCreditParams,
  type StreamItemParams,
  type TopicParams,
} from '@plugo/sdk/protocol';
import { z } from 'zod';
import { codicon } from '../model/view-limits.js';

/** What extensions send is parsed here, once; behind it the types are to be trusted. */

const shortText = z.string().max(200);

export const initializeSchema: z.ZodType<InitializeParams> = z.object({
  token: z.string(),
  protocolVersions: z.array(z.number().int()).min(1).max(100),
  sdk: z.object({ name: shortText, version: shortText }).exactOptional(),
  encodings: z.array(shortText).max(100).exactOptional(),
  compressions: z.array(shortText).max(100).exactOptional(),
  batches: z.boolean().exactOptional(),
  attachments: z.boolean().exactOptional(),
  connections: z.boolean().exactOptional(),
  profiles: z.boolean().exactOptional(),
});

export const activateResultSchema: z.ZodType<ActivateResult> = z.object({ methods: z.array(z.string()) });

/** In the answer to a ping, and told by itself. */
export const healthReportSchema: z.ZodType<HealthReport> = z.object({
  status: z.enum(['ok', 'degraded', 'notReady']),
  message: z.string().max(1000).exactOptional(),
});

export const logSchema: z.ZodType<LogParams> = z.object({ level: z.enum(logLevels), message: z.string() });

export const statusSchema: z.ZodType<StatusParams> = z.object({
  text: z.string().max(1000),
  severity: z.enum(['ok', 'busy', 'warning', 'error']).exactOptional(),
});

export const showNotificationSchema: z.ZodType<ShowNotificationParams> = z.object({
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string().min(1).max(1000),
  detail: z.string().max(4000).exactOptional(),
  actions: z
    .array(z.object({ id: shortText.min(1), title: shortText.min(1) }))
    .max(3)
    .refine((actions) => new Set(actions.map(({ id }) => id)).size === actions.length, 'ids must differ')
    .exactOptional(),
});

const percentage = z.number().transform((value) => Math.min(100, Math.max(0, value)));

export const beginProgressSchema: z.ZodType<BeginProgressParams> = z.object({
  title: shortText.min(1),
  cancellable: z.boolean().exactOptional(),
});

export const reportProgressSchema: z.ZodType<ReportProgressParams> = z.object({
  progressId: shortText,
  message: z.string().max(1000).exactOptional(),
  percentage: percentage.exactOptional(),
});

export const progressIdSchema: z.ZodType<ProgressIdParams> = z.object({ progressId: shortText });

export const progressSchema: z.ZodType<Progress> = z.object({
  message: z.string().max(1000).exactOptional(),
  percentage: percentage.exactOptional(),
  data: z.unknown().exactOptional(),
});

const methodName = z
  .string()
  .refine(isExportedMethodName, 'must be a method name such as "MyPlugin.SayHello"');

const token = z.union([z.number(), shortText]);

const call = {
  method: methodName,
  arguments: z.array(z.unknown()),
  timeout: z.number().int().min(1).max(3_600_000).exactOptional(),
  progressToken: token.exactOptional(),
};

export const extensionCallSchema: z.ZodType<ExtensionCallParams> = z.object({
  extension: shortText,
  ...call,
});

/** Items that may be allowed at once; more says nothing more. */
const credit = z.number().int().min(1).max(1_000_000);

export const extensionStreamSchema: z.ZodType<ExtensionStreamParams> = z.object({
  extension: shortText,
  ...call,
  token,
  credit,
});

export const streamItemSchema: z.ZodType<StreamItemParams> = z.object({ token, item: z.unknown() });

export const streamCreditSchema: z.ZodType<StreamCreditParams> = z.object({ token, count: credit });

export const serviceCallSchema: z.ZodType<ServiceCallParams> = z.object({
  service: shortText,
  ...call,
});

export const invalidateCacheSchema: z.ZodType<InvalidateCacheParams> = z.object({
  method: methodName.exactOptional(),
});

export const publishEventSchema: z.ZodType<PublishEventParams> = z.object({
  topic: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'must be letters, digits, dots, hyphens and underscores, at most 100'),
  data: z.unknown().exactOptional(),
});

export const topicSchema: z.ZodType<TopicParams> = z.object({ topic: z.string().max(300) });

const partId = z.string().min(1).max(80);

/** What it shows is looked at where the extension is known that shows it. */
export const setViewSchema: z.ZodType<{ readonly view: string; readonly content: unknown }> = z.object({
  view: partId,
  content: z.unknown().nonoptional(),
});

export const setStatusBarSchema: z.ZodType<SetStatusBarParams> = z.object({
  item: partId,
  text: z.string().max(80),
  tooltip: z.string().max(400).exactOptional(),
  icon: codicon.exactOptional(),
  tone: z.enum(['ok', 'busy', 'warning', 'error', 'muted']).exactOptional(),
  command: methodName.exactOptional(),
  arguments: z.array(z.unknown()).max(50).exactOptional(),
});

const key = z.string().min(1).max(200);

export const storageKeySchema: z.ZodType<StorageKeyParams> = z.object({ key });

export const storageSetSchema: z.ZodType<StorageSetParams> = z.object({
  key,
  value: z.unknown().nonoptional(),
});
