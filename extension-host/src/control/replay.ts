import { isExportedMethodName, StreamOpenRequest } from '@plugo/sdk/protocol';
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
  /** What came of it then; undefined where the recording has no answer. */
  readonly recorded: RecordedOutcome | undefined;
}

export type RecordedOutcome =
  | { readonly kind: 'result'; readonly value: unknown; readonly isCut: boolean }
  | { readonly kind: 'error'; readonly error: TrafficError };

/** Why a call of a recording is not made again. */
export type Omission =
  /** Its arguments were too long to be recorded whole. */
  | 'cut'
  /** There were secrets in its arguments. */
  | 'masked'
  /** Its results came one by one. */
  | 'stream';

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
  readonly toError: (thrown: unknown) => SerializedError;
  /** Begins each call as long after the first one as then, whether or not those before are answered. Else one after the other. */
  readonly originalTiming: boolean;
  /** Ends it before the next call. */
  readonly signal: AbortSignal;
  readonly onStep: (done: ReplayedStep) => void;
}

/** The calls of the host in a recording, in their order. */
export function planReplay(messages: readonly TrafficMessage[]): ReplayPlan {
  const answers = new Map<number, TrafficMessage>();
  for (const message of messages) {
    if (message.answers !== undefined) answers.set(message.answers, message);
  }
  const steps: ReplayStep[] = [];
  const omitted: ReplayPlan['omitted'][number][] = [];
  for (const message of messages) {
    const { seq, at, method, direction, kind } = message;
    if (direction !== 'toExtension' || kind !== 'request' || method === undefined) continue;
    if (method === StreamOpenRequest.method) omitted.push({ seq, method: streamed(message), why: 'stream' });
    if (!isExportedMethodName(method)) continue;
    const why = message.isCut ? 'cut' : message.isMasked ? 'masked' : undefined;
    if (why !== undefined) omitted.push({ seq, method, why });
    else
      steps.push({ seq, at, method, arguments: argumentsOf(message), recorded: outcomeOf(answers.get(seq)) });
  }
  return { steps, omitted };
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

async function make(step: ReplayStep, { call, toError, onStep }: ReplayOptions): Promise<void> {
  const begun = performance.now();
  const tell = (outcome: ReplayOutcome) => onStep({ step, outcome, duration: performance.now() - begun });
  try {
    const value = await call(step.method, step.arguments);
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

function argumentsOf({ content }: TrafficMessage): readonly unknown[] {
  const value = parse(content);
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function outcomeOf(answer: TrafficMessage | undefined): RecordedOutcome | undefined {
  if (answer === undefined) return undefined;
  if (answer.error !== undefined) return { kind: 'error', error: answer.error };
  return { kind: 'result', value: parse(answer.content) ?? null, isCut: answer.isCut === true };
}

function streamed({ content }: TrafficMessage): string {
  const { method } = (parse(content) ?? {}) as { readonly method?: unknown };
  return typeof method === 'string' ? method : StreamOpenRequest.method;
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
