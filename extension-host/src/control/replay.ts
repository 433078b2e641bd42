import { isExportedMethodName, StreamItemNotification, StreamOpenRequest } from '@plugo/sdk/protocol';
import type { SerializedError } from '../model/errors.js';
import type { TrafficError, TrafficMessage } from '../model/traffic.js';
import { compareValues, type Difference } from './compare-values.js';

/** One call of a recording that can be made again. */
export interface ReplayStep {
  /** Of the recorded request. */
  readonly seq: number;
  /** When it was made, milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly arguments: readonly unknown[];
  /** What came of it then; undefined where the recording has no answer. Of a stream, a list of its items. */
  readonly recorded: RecordedOutcome | undefined;
  /** It streams: how many items are read, where it has no end. */
  readonly mostItems?: number;
}

export type RecordedOutcome =
  | { readonly kind: 'result'; readonly value: unknown; readonly isCut: boolean }
  | { readonly kind: 'error'; readonly error: TrafficError };

/** Why a call of a recording is not made again. */
export type Omission =
  /** Its arguments were too long to be recorded whole. */
  | 'cut'
  /** There were secrets in its arguments. */
  | 'masked';

export interface ReplayPlan {
  readonly steps: readonly ReplayStep[];
  /** Calls that cannot be made again; messages of the life cycle do not count, for those are the host's alone. */
  readonly omitted: readonly { readonly seq: number; readonly method: string; readonly why: Omission }[];
}

/** What came of a call that was made again. */
export type ReplayOutcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly differences: readonly Difference[] }
  /** It failed, and did not then, or in another way. */
  | { readonly kind: 'failed'; readonly error: SerializedError }
  /** The recording does not tell what it answered, or not all of it. */
  | { readonly kind: 'uncompared'; readonly value: unknown };

export interface ReplayedStep {
  readonly step: ReplayStep;
  readonly outcome: ReplayOutcome;
  /** Milliseconds. */
  readonly duration: number;
}

export interface ReplayOptions {
  /** Makes the call. Rejects with what the host answered. */
  readonly call: (method: string, args: readonly unknown[]) => Promise<unknown>;
  /** The same for one that streams: its items, at most so many. */
  readonly stream: (method: string, args: readonly unknown[], most: number) => Promise<readonly unknown[]>;
  readonly toError: (thrown: unknown) => SerializedError;
  /** Begins each call as long after the first one as then, whether or not those before are answered. Else one after the other. */
  readonly originalTiming: boolean;
  /** Ends it before the next call. */
  readonly signal: AbortSignal;
  readonly onStep: (done: ReplayedStep) => void;
}

/** Of a stream that ended, so many items more are read than there were then. */
const extraItems = 100;

/** The calls of the host in a recording, in their order. */
export function planReplay(messages: readonly TrafficMessage[]): ReplayPlan {
  const answers = new Map<number, TrafficMessage>();
  for (const message of messages) {
    if (message.answers !== undefined) answers.set(message.answers, message);
  }
  const items = itemsByStream(messages);
  const steps: ReplayStep[] = [];
  const omitted: ReplayPlan['omitted'][number][] = [];
  for (const message of messages) {
    const { seq, at, direction, kind } = message;
    const call = direction === 'toExtension' && kind === 'request' ? callIn(message) : undefined;
    if (call === undefined) continue;
    const { method, arguments: args, streams } = call;
    const answer = answers.get(seq);
    const why = message.isCut ? 'cut' : message.isMasked ? 'masked' : undefined;
    if (why !== undefined) omitted.push({ seq, method, why });
    else if (!streams) steps.push({ seq, at, method, arguments: args, recorded: outcomeOf(answer) });
    else steps.push({ seq, at, method, arguments: args, ...streamed(answer, items.get(seq) ?? []) });
  }
  return { steps, omitted };
}

/** The items of each stream that the host has opened, by the `seq` of its request. */
function itemsByStream(messages: readonly TrafficMessage[]): ReadonlyMap<number, readonly TrafficMessage[]> {
  const open = new Map<string, TrafficMessage[]>();
  const items = new Map<number, TrafficMessage[]>();
  for (const message of messages) {
    const { method, direction, extensionId, process, seq } = message;
    const isOpening = method === StreamOpenRequest.method && direction === 'toExtension';
    const isItem = method === StreamItemNotification.method && direction === 'fromExtension';
    if (!isOpening && !isItem) continue;
    const { token } = (parse(message.content) ?? {}) as { readonly token?: unknown };
    const key = `${extensionId} ${process} ${token}`;
    if (isItem) open.get(key)?.push(message);
    else if (message.kind === 'request') {
      const list: TrafficMessage[] = [];
      open.set(key, list);
      items.set(seq, list);
    }
  }
  return items;
}

function streamed(
  answer: TrafficMessage | undefined,
  items: readonly TrafficMessage[],
): Pick<ReplayStep, 'recorded' | 'mostItems'> {
  const failed = answer?.error;
  const value = items.map(({ content }) => (parse(content) as { readonly item?: unknown } | undefined)?.item);
  return {
    recorded:
      failed === undefined
        ? { kind: 'result', value, isCut: items.some(({ isCut }) => isCut) }
        : { kind: 'error', error: failed },
    // One that was going on, or was left, may have no end.
    mostItems:
      answer === undefined || failed !== undefined ? Math.max(1, items.length) : items.length + extraItems,
  };
}

/** Makes the calls again, and tells what came of each. Resolves when all that were begun are answered. */
export async function replay(steps: readonly ReplayStep[], options: ReplayOptions): Promise<void> {
  const { signal, originalTiming } = options;
  const begun = performance.now();
  const first = steps[0]?.at ?? 0;
  const underWay: Promise<void>[] = [];
  for (const step of steps) {
    if (originalTiming) await sleep(step.at - first - (performance.now() - begun), signal);
    if (signal.aborted) break;
    const done = make(step, options);
    if (originalTiming) underWay.push(done);
    else await done;
  }
  await Promise.all(underWay);
}

async function make(step: ReplayStep, { call, stream, toError, onStep }: ReplayOptions): Promise<void> {
  const begun = performance.now();
  const tell = (outcome: ReplayOutcome) => onStep({ step, outcome, duration: performance.now() - begun });
  try {
    const { method, arguments: args, mostItems } = step;
    const value = await (mostItems === undefined ? call(method, args) : stream(method, args, mostItems));
    tell(compareResult(step.recorded, value ?? null));
  } catch (thrown) {
    tell(compareError(step.recorded, toError(thrown)));
  }
}

function compareResult(recorded: RecordedOutcome | undefined, value: unknown): ReplayOutcome {
  if (recorded === undefined) return { kind: 'uncompared', value };
  if (recorded.kind === 'error')
    return { kind: 'different', differences: [{ path: '', before: recorded.error, after: value }] };
  if (recorded.isCut) return { kind: 'uncompared', value };
  const differences = compareValues(recorded.value, value);
  return differences.length === 0 ? { kind: 'same' } : { kind: 'different', differences };
}

/** The host names the extension in front of what it answered. */
function compareError(recorded: RecordedOutcome | undefined, error: SerializedError): ReplayOutcome {
  const isSame = recorded?.kind === 'error' && error.message.includes(recorded.error.message);
  return isSame ? { kind: 'same' } : { kind: 'failed', error };
}

interface RecordedCall {
  readonly method: string;
  readonly arguments: readonly unknown[];
  readonly streams: boolean;
}

/** The call of a method that a request carries; undefined for messages of the life cycle, which are the host's alone. */
function callIn({ method = '', content }: TrafficMessage): RecordedCall | undefined {
  const params = parse(content);
  if (isExportedMethodName(method)) {
    const args = Array.isArray(params) ? params : params === undefined ? [] : [params];
    return { method, arguments: args, streams: false };
  }
  if (method !== StreamOpenRequest.method) return undefined;
  const { method: inner, arguments: args } = (params ?? {}) as Partial<RecordedCall>;
  if (typeof inner !== 'string' || !isExportedMethodName(inner)) return undefined;
  return { method: inner, arguments: Array.isArray(args) ? args : [], streams: true };
}

function outcomeOf(answer: TrafficMessage | undefined): RecordedOutcome | undefined {
  if (answer === undefined) return undefined;
  if (answer.error !== undefined) return { kind: 'error', error: answer.error };
  return { kind: 'result', value: parse(answer.content) ?? null, isCut: answer.isCut === true };
}

function parse(content: string | undefined): unknown {
  if (content === undefined) return undefined;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
