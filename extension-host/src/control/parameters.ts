import { z } from 'zod';
import { ExtensionHostError } from '../model/errors.js';
import { hostSettingFields } from './host-setting-fields.js';

const id = z.string().min(1).max(200);
const token = z.union([z.number(), z.string().max(200)]);
const credit = z.number().int().min(1).max(1_000_000);
const call = {
  method: z.string().min(1).max(200),
  arguments: z.array(z.unknown()),
  timeout: z.number().int().min(1).max(3_600_000).exactOptional(),
  progressToken: token.exactOptional(),
};

/** Shapes of what clients send, checked before it reaches the host. */
export const parameters = {
  none: z.unknown(),
  id: z.object({ id }),
  folder: z.object({ folder: z.string().min(1).max(4096) }),
  watch: z.object({ id, on: z.boolean() }),
  cascade: z.object({ id, cascade: z.boolean() }),
  call: z.object({ id, ...call }),
  stream: z.object({ id, ...call, token, credit }),
  streamCredit: z.object({ token, count: credit }),
  serviceCall: z.object({ service: z.string().min(1).max(80), ...call }),
  batch: z.object({ calls: z.array(z.object({ id, ...call })).max(256) }),
  traceList: z.object({ id: id.exactOptional(), limit: z.number().int().min(1).max(1_000).exactOptional() }),
  logSubscribe: z.object({ history: z.number().int().min(0).max(20_000) }),
  reportList: z.object({
    id: id.exactOptional(),
    limit: z.number().int().min(0).max(10_000).default(200),
    follow: z.boolean().default(false),
  }),
  crashList: z.object({ id: id.exactOptional() }),
  crashGet: z.object({ id, name: z.string().min(1).max(100) }),
  respond: z.object({ notificationId: z.string().min(1), actionId: z.string().optional() }),
  setting: z.object({ id, key: z.string().min(1), value: z.unknown().optional() }),
  hostSettings: z.object(hostSettingFields).partial(),
};

/** The parsed parameters, or `ARGUMENT_INVALID` naming each field that does not fit. */
export function parseParameters<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'parameters'}: ${issue.message}`,
  );
  throw new ExtensionHostError('ARGUMENT_INVALID', `The request is not as expected: ${problems.join('; ')}.`);
}
