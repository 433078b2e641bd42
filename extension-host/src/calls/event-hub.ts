import type { DeliverEventParams, PublishEventParams } from '@plugo/sdk/protocol';
import { holdsBinary } from '../base/binary.js';
import type { Clock } from '../base/clock.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { SparseLog } from './sparse-log.js';

/** What an extension may publish and subscribe to. */
export const eventLimits = {
  /** Events of one extension in a second; more are dropped. */
  eventsPerSecond: 1000,
  /** Characters of JSON of one event; a larger one is dropped. */
  characters: 256 * 1024,
  /** Topics one extension subscribes to. */
  subscriptions: 200,
} as const;

export interface EventHubOptions {
  readonly clock: Clock;
  /** Throws where one extension may not hear the other. */
  readonly checkPermission: (subscriber: ExtensionDescription, owner: string) => void;
  /** Sends an event to a running extension. False where it reads too slowly, so that the event is dropped. */
  readonly deliver: (subscriber: ExtensionDescription, event: DeliverEventParams) => boolean;
  readonly log: (extensionId: string, message: string) => void;
}

/**
 * Carries events from the extension that owns a topic to those that subscribe to it, in the order in which they were published.
 * The owner of `publisher.name/topic` is `publisher.name`; nobody else can publish there. A subscriber is a description, not an id:
 * while an extension is reloaded there are two of one id, and the end of the one must not take from the other.
 */
export class EventHub {
  /** Topic → those that subscribe to it. */
  private readonly subscribers = new Map<string, Set<ExtensionDescription>>();
  /** Subscriber → its topics. */
  private readonly topicsOf = new Map<ExtensionDescription, Set<string>>();
  private readonly rates = new Map<string, { second: number; events: number }>();
  private readonly complaints: SparseLog;

  constructor(private readonly options: EventHubOptions) {
    this.complaints = new SparseLog(options.clock, 10_000);
  }

  /** Sends an event to all subscribers. One that is too large, or one too many, is dropped and the publisher's log tells. */
  publish(publisher: string, { topic, data }: PublishEventParams): void {
    const name = `${publisher}/${topic}`;
    const trouble = this.troubleWith(publisher, name, data);
    if (trouble !== undefined) {
      this.complain(publisher, trouble);
      return;
    }
    for (const subscriber of this.subscribers.get(name) ?? []) {
      if (this.options.deliver(subscriber, { topic: name, data })) continue;
      this.complain(subscriber.id, `It reads the events of ${name} too slowly`);
    }
  }

  /** @throws ExtensionHostError `NOT_PERMITTED`, `EVENT_LIMIT`, `ARGUMENT_INVALID` */
  subscribe(subscriber: ExtensionDescription, topic: string): void {
    const owner = ownerOf(topic);
    if (owner !== subscriber.id) this.options.checkPermission(subscriber, owner);
    const topics = this.topicsOf.get(subscriber) ?? new Set();
    if (topics.size >= eventLimits.subscriptions && !topics.has(topic)) {
      throw new ExtensionHostError(
        'EVENT_LIMIT',
        `${subscriber.id} subscribes to ${topics.size} topics; more are not allowed.`,
        { extensionId: subscriber.id },
      );
    }
    this.topicsOf.set(subscriber, topics.add(topic));
    this.subscribers.set(topic, (this.subscribers.get(topic) ?? new Set()).add(subscriber));
  }

  /** Ends a subscription; that there is none is no error. */
  unsubscribe(subscriber: ExtensionDescription, topic: string): void {
    this.topicsOf.get(subscriber)?.delete(topic);
    const subscribers = this.subscribers.get(topic);
    subscribers?.delete(subscriber);
    if (subscribers?.size === 0) this.subscribers.delete(topic);
  }

  /** The process of an extension has ended, and its subscriptions with it. */
  forget(subscriber: ExtensionDescription): void {
    for (const topic of this.topicsOf.get(subscriber) ?? []) this.unsubscribe(subscriber, topic);
    this.topicsOf.delete(subscriber);
    this.rates.delete(subscriber.id);
  }

  /** Why an event is not delivered. */
  private troubleWith(publisher: string, topic: string, data: unknown): string | undefined {
    const { eventsPerSecond, characters } = eventLimits;
    if (this.countEvent(publisher) > eventsPerSecond) {
      return `It publishes more than ${eventsPerSecond} events a second`;
    }
    // What nobody hears need not be measured.
    if (!this.subscribers.has(topic)) return undefined;
    if (holdsBinary(data)) return `An event of ${topic} holds binary data`;
    if ((JSON.stringify(data) ?? '').length <= characters) return undefined;
    return `An event of ${topic} is larger than ${characters} characters`;
  }

  /** How many events of an extension there were in this second, with this one. */
  private countEvent(publisher: string): number {
    const second = Math.floor(this.options.clock.monotonic() / 1000);
    const rate = this.rates.get(publisher);
    const events = rate?.second === second ? rate.events + 1 : 1;
    this.rates.set(publisher, { second, events });
    return events;
  }

  private complain(extensionId: string, what: string): void {
    this.complaints.tell(`${extensionId} ${what}`, (times) => {
      const dropped = times === 1 ? 'an event was' : `${times} events were`;
      this.options.log(extensionId, `${what}: ${dropped} dropped.`);
    });
  }
}

/** `plugo.clock` of `plugo.clock/tick` */
function ownerOf(topic: string): string {
  const end = topic.indexOf('/');
  if (end > 0 && end < topic.length - 1) return topic.slice(0, end);
  throw new ExtensionHostError(
    'ARGUMENT_INVALID',
    `${JSON.stringify(topic)} is no topic; it must be the id of its owner, a slash and a name, such as "plugo.clock/tick".`,
  );
}
