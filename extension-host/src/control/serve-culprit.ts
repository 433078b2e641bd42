import type { MessageConnection } from 'vscode-jsonrpc/node';
import { z } from 'zod';
import type { DisposableStore } from '../base/disposable.js';
import {
  CulpritAnswerRequest,
  CulpritChangedNotification,
  CulpritFollowRequest,
  CulpritStartRequest,
  CulpritStopRequest,
} from './culprit-messages.js';
import { handle, nothing, tell } from './handle.js';
import type { HostControl } from './host-control.js';

const id = z.string().min(1).max(200);

const check = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('failure'), id: id.exactOptional() }),
  z.object({
    kind: z.literal('command'),
    id,
    command: z.string().min(1).max(200),
    arguments: z.array(z.unknown()).max(100).exactOptional(),
  }),
  z.object({
    kind: z.literal('log'),
    pattern: z.string().min(1).max(1_000).refine(isPattern, 'must be a regular expression'),
  }),
]);

const parameters = {
  none: z.unknown(),
  start: z.object({
    check: check.exactOptional(),
    observe: z.number().int().min(1_000).max(120_000).exactOptional(),
  }),
  answer: z.object({ step: z.number().int().min(1), verdict: z.enum(['bad', 'good']) }),
};

/** The search for the culprit. */
export function serveCulprit(
  host: HostControl,
  connection: MessageConnection,
  client: DisposableStore,
): void {
  let following = false;
  const result = () => ({ search: host.culprit.search ?? null });
  handle(connection, CulpritFollowRequest, parameters.none, () => {
    if (!following) {
      following = true;
      client.add(
        host.culprit.onDidChange((search) =>
          tell(connection, CulpritChangedNotification, { search: search ?? null }),
        ),
      );
    }
    return result();
  });
  handle(connection, CulpritStartRequest, parameters.start, async (wish) => {
    await host.culprit.start(wish);
    return result();
  });
  handle(connection, CulpritAnswerRequest, parameters.answer, ({ step, verdict }) => {
    host.culprit.answer(step, verdict);
    return result();
  });
  handle(connection, CulpritStopRequest, parameters.none, () => nothing(host.culprit.stop()));
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
