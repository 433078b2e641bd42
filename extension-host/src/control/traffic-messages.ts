import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { TrafficBatch } from '../model/traffic.js';
import type { ControlError } from './messages.js';

const byName = ParameterStructures.byName;

export interface TrafficSubscribeParams {
  /** Only messages of these extensions; of all when left out. */
  readonly ids?: readonly string[];
}

/**
 * Client → host. The messages between host and extensions from now on, as `traffic/messages`. Asking again takes the place of what was asked
 * before. While no client asks, nothing is looked at.
 */
export const TrafficSubscribeRequest = new RequestType<TrafficSubscribeParams, null, ControlError>(
  'traffic/subscribe',
  byName,
);

/** Client → host. No more `traffic/messages`. */
export const TrafficUnsubscribeRequest = new RequestType<Record<string, never>, null, ControlError>(
  'traffic/unsubscribe',
  byName,
);

/** Host → client. What was seen, in batches every 80 ms at most. After 4 that the client has not taken with `traffic/credit` there are no more. */
export const TrafficMessagesNotification = new NotificationType<TrafficBatch>('traffic/messages', byName);

/** Client → host. It has taken in so many batches, and can take as many more. */
export const TrafficCreditNotification = new NotificationType<{ readonly count: number }>(
  'traffic/credit',
  byName,
);
