import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';

export interface PublishEventParams {
  /** One of the publisher's own topics, by the name after the slash: letters, digits, `.`, `_`, `-`, at most 100. */
  readonly topic: string;
  /** Any JSON without binary data, at most 256 Ki characters of it. */
  readonly data?: unknown;
}

/**
 * Extension → host. Tells an event to those that subscribe to the topic, in the order of publishing. At most 1,000 a second;
 * those above it, and what is too large, are dropped, and the log says so.
 */
export const PublishEventNotification = new NotificationType<PublishEventParams>(
  'event/publish',
  ParameterStructures.byName,
);

export interface TopicParams {
  /** Id of the extension that publishes, a slash, and its name for the topic: `plugo.clock/tick`. */
  readonly topic: string;
}

/**
 * Extension → host. From the answer on, events of the topic come as `event/deliver`, until the process ends. Its owner must stand
 * in the subscriber's dependencies; it need not run. At most 200 topics.
 */
export const SubscribeRequest = new RequestType<TopicParams, null, void>(
  'event/subscribe',
  ParameterStructures.byName,
);

/** Extension → host. No more events of this topic; that there was no subscription is no error. */
export const UnsubscribeRequest = new RequestType<TopicParams, null, void>(
  'event/unsubscribe',
  ParameterStructures.byName,
);

export interface DeliverEventParams {
  /** The whole name, as it was subscribed to. */
  readonly topic: string;
  readonly data?: unknown;
}

/** Host → extension. An event of a topic it subscribes to. Dropped for one that reads too slowly. */
export const DeliverEventNotification = new NotificationType<DeliverEventParams>(
  'event/deliver',
  ParameterStructures.byName,
);
