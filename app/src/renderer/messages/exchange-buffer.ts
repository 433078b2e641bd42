import type { TrafficMessage } from '@plugo/extension-host/control';

/** Exchanges kept in the window. */
const exchangeCapacity = 20_000;
/** Characters of contents kept in the window: with the rest of the rows some 100 MB. */
const characterBudget = 48 * 1024 * 1024;
/** Milliseconds between two calls of the listeners, however many messages come in. */
const tick = 80;
/** Items of one stream that are kept beside its request; each is a row of its own as well. */
const keptItems = 1_000;
/** Changes of rows that are remembered for views that have not looked yet. */
const rememberedChanges = 50_000;

/** A request with its answer, or a notification: a row of the list. */
export interface Exchange {
  /** Counted from the first one ever. */
  readonly position: number;
  /** The request or notification; the answer itself where its request was not seen. */
  readonly opening: TrafficMessage;
  readonly response?: TrafficMessage;
  /** What a stream has given so far: the list grows, and the number says how far it has got. */
  readonly items?: readonly TrafficMessage[];
  readonly itemCount?: number;
  /** When who asked gave it up, milliseconds since 1970. */
  readonly cancelledAt?: number;
}

/**
 * The latest messages, each answer beside its request, outside React's state: at 10,000 messages a second one state change a message
 * would freeze the window. What changes is replaced, so a row that is the same object looks the same.
 */
export class ExchangeBuffer {
  readonly #ring: Exchange[] = [];
  readonly #listeners = new Set<() => void>();
  /** Requests without an answer, by who asked and their id. */
  readonly #open = new Map<string, number>();
  /** Requests that have opened a stream, by who asked and its token. */
  readonly #streams = new Map<string, { readonly position: number; readonly items: TrafficMessage[] }>();
  #changes: number[] = [];
  #changesBefore = 0;
  #start = 0;
  #end = 0;
  #characters = 0;
  #messages = 0;
  #dropped = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly capacity = exchangeCapacity,
    private readonly budget = characterBudget,
  ) {}

  /** Position of the oldest that is still here. */
  get start(): number {
    return this.#start;
  }

  /** Position that the next one will get. */
  get end(): number {
    return this.#end;
  }

  /** Messages that ever came. */
  get messages(): number {
    return this.#messages;
  }

  /** Messages that the host left out, for they came too fast. */
  get dropped(): number {
    return this.#dropped;
  }

  at(position: number): Exchange | undefined {
    if (position < this.#start || position >= this.#end) return undefined;
    return this.#ring[position % this.capacity];
  }

  /** How many rows have ever been changed after they were added. */
  get changes(): number {
    return this.#changesBefore + this.#changes.length;
  }

  /** Positions of the rows that were changed from this count on; undefined where that is not known any more. */
  changedSince(count: number): readonly number[] | undefined {
    return count < this.#changesBefore ? undefined : this.#changes.slice(count - this.#changesBefore);
  }

  append(messages: readonly TrafficMessage[], dropped = 0): void {
    this.#dropped += dropped;
    this.#messages += messages.length;
    for (const message of messages) this.#take(message);
    if (messages.length === 0 && dropped === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const listener of this.#listeners) listener();
    }, tick);
  }

  /** Another host counts its requests anew: nothing more is an answer to what was asked before. */
  forgetOpen(): void {
    this.#open.clear();
    this.#streams.clear();
  }

  /** Empties it; positions go on. */
  clear(): void {
    this.#start = this.#end;
    this.#ring.length = 0;
    this.forgetOpen();
    this.#characters = 0;
    this.#dropped = 0;
    this.#messages = 0;
    this.#changesBefore += this.#changes.length + 1;
    this.#changes = [];
    for (const listener of this.#listeners) listener();
  }

  /** Tells of changes at most each 80 ms. Returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #take(message: TrafficMessage): void {
    if (message.kind === 'response') {
      if (!this.#answer(message)) this.#add(message);
      return;
    }
    if (message.method === '$/cancelRequest') this.#cancel(message);
    if (message.method === 'stream/item') this.#giveItem(message);
    const position = this.#add(message);
    if (message.kind === 'request') this.#open.set(keyOf(message, message.direction, message.id), position);
    if (opensStream.has(message.method ?? ''))
      this.#streams.set(keyOf(message, message.direction, tokenIn(message)), { position, items: [] });
    if (this.#streams.size > this.capacity) forgetOldest(this.#streams);
    if (this.#open.size > this.capacity) forgetOldest(this.#open);
  }

  #add(opening: TrafficMessage): number {
    const position = this.#end;
    const replaced = position - this.capacity;
    if (replaced >= this.#start) this.#drop();
    this.#ring[position % this.capacity] = { position, opening };
    this.#end += 1;
    this.#weigh(opening);
    return position;
  }

  #answer(response: TrafficMessage): boolean {
    const asker = response.direction === 'toExtension' ? 'fromExtension' : 'toExtension';
    const key = keyOf(response, asker, response.id);
    const exchange = this.at(this.#open.get(key) ?? -1);
    this.#open.delete(key);
    if (exchange === undefined) return false;
    this.#change({ ...exchange, response });
    this.#weigh(response);
    return true;
  }

  #cancel(message: TrafficMessage): void {
    const exchange = this.at(this.#open.get(keyOf(message, message.direction, idIn(message))) ?? -1);
    if (exchange !== undefined) this.#change({ ...exchange, cancelledAt: message.at });
  }

  #change(exchange: Exchange): void {
    this.#ring[exchange.position % this.capacity] = exchange;
    this.#changes.push(exchange.position);
    if (this.#changes.length <= rememberedChanges) return;
    const half = this.#changes.length >> 1;
    this.#changes = this.#changes.slice(half);
    this.#changesBefore += half;
  }

  #weigh({ content }: TrafficMessage): void {
    this.#characters += content?.length ?? 0;
    while (this.#characters > this.budget && this.#start < this.#end - 1) this.#drop();
  }

  #drop(): void {
    const exchange = this.at(this.#start);
    this.#start += 1;
    if (exchange === undefined) return;
    const { opening, response } = exchange;
    this.#characters -= (opening.content?.length ?? 0) + (response?.content?.length ?? 0);
  }

  #giveItem(message: TrafficMessage): void {
    const reader = message.direction === 'toExtension' ? 'fromExtension' : 'toExtension';
    const stream = this.#streams.get(keyOf(message, reader, tokenIn(message)));
    const exchange = stream && this.at(stream.position);
    if (stream === undefined || exchange === undefined) return;
    if (stream.items.length < keptItems) stream.items.push(message);
    this.#change({ ...exchange, items: stream.items, itemCount: (exchange.itemCount ?? 0) + 1 });
  }
}

const opensStream: ReadonlySet<string> = new Set(['stream/open', 'extension/stream']);

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}

/** Which stream a message belongs to; it is written before the item. */
function tokenIn({ content = '' }: TrafficMessage): string | undefined {
  return /"token":("[^"]*"|-?\d+)/.exec(content.slice(0, 500))?.[1];
}

function keyOf(
  { extensionId, process }: TrafficMessage,
  asker: TrafficMessage['direction'],
  id: number | string | undefined,
): string {
  return `${extensionId} ${process} ${asker} ${typeof id} ${id}`;
}

function idIn({ content = '' }: TrafficMessage): number | string | undefined {
  try {
    return (JSON.parse(content) as { readonly id?: number | string } | null)?.id;
  } catch {
    return undefined;
  }
}

/** All messages of some rows, in the order in which they were seen. */
export function messagesOf(exchanges: readonly Exchange[]): readonly TrafficMessage[] {
  return exchanges
    .flatMap(({ opening, response }) => (response === undefined ? [opening] : [opening, response]))
    .sort((a, b) => a.seq - b.seq);
}

/** All rows that are still here. */
export function rowsOf(buffer: ExchangeBuffer): readonly Exchange[] {
  const rows: Exchange[] = [];
  for (let position = buffer.start; position < buffer.end; position += 1) {
    const row = buffer.at(position);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}
