import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { ResponseError } from 'vscode-jsonrpc';
import { CallRequest } from '../control/messages.js';
import { RecordingError, readRecording } from '../control/recording.js';
import { planReplay, type ReplayedStep, type ReplayPlan, replay as replaySteps } from '../control/replay.js';
import { ExtensionHostError, type SerializedError, toExtensionHostError } from '../model/errors.js';
import type { TrafficMessage } from '../model/traffic.js';
import { collectStream } from './collect-stream.js';
import { waitForInterruption } from './interruption.js';
import type { CliOptions } from './options.js';
import { printable, printableJson } from './printable.js';
import { request, requireKnown, withHost } from './request.js';

/** Makes the calls of a recording again, after asking, and prints what is not as it was. 0 where all is the same. */
export async function replay(operands: readonly string[], options: CliOptions): Promise<number> {
  const [file, id, ...more] = operands;
  if (file === undefined || id === undefined || more.length > 0) {
    process.stderr.write('plugo-host: replay takes a recording and the id of an extension\n');
    return 2;
  }
  const plan = planReplay(callsFor(await read(file), id, options.from));
  tellPlan(plan);
  if (plan.steps.length === 0) return 0;
  if (!options.yes && !(await isConfirmed(plan.steps.length, id))) return 1;
  const interruption = waitForInterruption();
  const stop = new AbortController();
  void interruption.happened.then(() => stop.abort());
  let isSame = true;
  try {
    await withHost(options, async (connection) => {
      await requireKnown(connection, id);
      await replaySteps(plan.steps, {
        call: (method, args) => request(connection, CallRequest, { id, method, arguments: args }),
        stream: (method, args, most) => collectStream(connection, { id, method, arguments: args }, most),
        toError,
        originalTiming: options['original-timing'] ?? false,
        signal: stop.signal,
        onStep: (done) => {
          isSame &&= done.outcome.kind === 'same' || done.outcome.kind === 'uncompared';
          process.stdout.write(options.json ? `${printableJson(done)}\n` : lines(done));
        },
      });
    });
  } finally {
    interruption.dispose();
  }
  return isSame && !stop.signal.aborted ? 0 : 1;
}

/** What the host answered, in its words. */
function toError(thrown: unknown): SerializedError {
  const data = thrown instanceof ResponseError ? (thrown.data as SerializedError | undefined) : undefined;
  return data?.code === undefined ? toExtensionHostError(thrown).serialize() : data;
}

async function read(file: string): Promise<readonly TrafficMessage[]> {
  try {
    return readRecording(await readFile(file, 'utf8')).messages;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExtensionHostError(
      'ARGUMENT_INVALID',
      cause instanceof RecordingError ? reason : `The recording cannot be read: ${reason}.`,
      { cause, nextStep: 'Give a file that plugo-host traffic --save, or the window, has written.' },
    );
  }
}

/** The messages of one extension: the one that is named, else the same one, else the only one. */
function callsFor(
  messages: readonly TrafficMessage[],
  id: string,
  from: string | undefined,
): readonly TrafficMessage[] {
  const ids = [...new Set(messages.map(({ extensionId }) => extensionId))];
  const wanted = from ?? (ids.includes(id) || ids.length !== 1 ? id : ids[0]);
  return messages.filter(({ extensionId }) => extensionId === wanted);
}

function tellPlan({ steps, omitted }: ReplayPlan): void {
  const counts = new Map<string, number>();
  for (const { method, why } of omitted) {
    const key = `${method}: ${reasons[why]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [what, times] of counts) process.stderr.write(`${times} × left out, ${printable(what)}\n`);
  if (steps.length === 0) process.stderr.write('There is no call to replay.\n');
}

const reasons = {
  cut: 'its arguments were not recorded whole',
  masked: 'there are secrets in its arguments',
} as const;

/** Calls may have effects, so nobody makes them again by accident. */
async function isConfirmed(count: number, id: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stderr.write(`plugo-host: replaying makes ${count} calls, which may have effects; say --yes\n`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(
      `Make ${count} calls to ${id} again? They may have effects. [y/N] `,
    );
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

/** `same       Journal.greet  1.2 ms`, and below it what differs. */
function lines({ step, outcome, duration }: ReplayedStep): string {
  const head = `${outcome.kind.padEnd(10)} ${printable(step.method)}  ${duration.toFixed(1)} ms\n`;
  if (outcome.kind === 'failed')
    return `${head}  ${printable(outcome.error.message)} [${outcome.error.code}]\n`;
  if (outcome.kind !== 'different') return head;
  return (
    head +
    outcome.differences
      .map((difference) => {
        const path = printable(difference.path === '' ? 'result' : difference.path.replace(/^\./, ''));
        const before = 'before' in difference ? printableJson(difference.before) : 'nothing';
        const after = 'after' in difference ? printableJson(difference.after) : 'nothing';
        return `  ${path}\n    - ${before}\n    + ${after}\n`;
      })
      .join('')
  );
}
