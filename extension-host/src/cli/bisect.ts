import { createInterface } from 'node:readline/promises';
import type { MessageConnection } from 'vscode-jsonrpc';
import {
  CulpritAnswerRequest,
  CulpritChangedNotification,
  CulpritFollowRequest,
  CulpritStartRequest,
  CulpritStopRequest,
} from '../control/culprit-messages.js';
import type { CulpritCheck, CulpritOutcome, CulpritSearch } from '../model/culprit-search.js';
import { waitForInterruption } from './interruption.js';
import type { CliOptions } from './options.js';
import { printable } from './printable.js';
import { request, withHost } from './request.js';

/**
 * Searches the extension that brings a problem: asks at each step, or looks for a failure (`failure`) or a line in the log (a regular
 * expression). At the end, and at Ctrl+C, everything is as before.
 */
export async function bisect(operands: readonly string[], options: CliOptions): Promise<number> {
  const [sign, ...more] = operands;
  if (more.length > 0) {
    process.stderr.write('plugo-host: bisect takes "failure", a regular expression, or nothing\n');
    return 2;
  }
  const check = checkOf(sign);
  return withHost(options, async (connection) => {
    const interruption = waitForInterruption();
    try {
      const found = await Promise.race([search(connection, check), interruption.happened]);
      if (!found) process.stdout.write('Stopped. Everything is as before.\n');
      else process.stdout.write(`${sentenceOf(found)}\nEverything is as before.\n`);
      return found ? 0 : 1;
    } finally {
      interruption.dispose();
      await request(connection, CulpritStopRequest, {}).catch(() => undefined);
    }
  });
}

function checkOf(sign: string | undefined): CulpritCheck | undefined {
  if (sign === undefined) return undefined;
  return sign === 'failure' ? { kind: 'failure' } : { kind: 'log', pattern: sign };
}

async function search(
  connection: MessageConnection,
  check: CulpritCheck | undefined,
): Promise<CulpritOutcome> {
  const done = new Promise<CulpritOutcome>((resolve, reject) => {
    let asked = 0;
    connection.onClose(() => reject(new Error('The host ended.')));
    connection.onNotification(CulpritChangedNotification, ({ search: now }) => {
      if (now === null) return reject(new Error('The search was stopped elsewhere.'));
      if (now.status === 'done' && now.outcome !== undefined) return resolve(now.outcome);
      if ((now.status !== 'asking' && now.status !== 'checking') || asked === now.step) return;
      asked = now.step;
      process.stdout.write(stepOf(now));
      if (now.status === 'asking') ask(connection, now).catch(reject);
    });
  });
  await request(connection, CulpritFollowRequest, {});
  await request(connection, CulpritStartRequest, check === undefined ? {} : { check });
  return done;
}

function stepOf({ step, steps, on, paused }: CulpritSearch): string {
  return `Step ${step} of ${steps}: ${on.length} running, ${paused.length} paused (${printable(paused.join(', '))})\n`;
}

async function ask(connection: MessageConnection, { step }: CulpritSearch): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const answer = (await terminal.question('Is the problem still there? [y/n] ')).trim().toLowerCase();
      if (!['y', 'yes', 'n', 'no'].includes(answer)) continue;
      const verdict = answer.startsWith('y') ? 'bad' : 'good';
      await request(connection, CulpritAnswerRequest, { step, verdict });
      return;
    }
  } finally {
    terminal.close();
  }
}

function sentenceOf(outcome: CulpritOutcome): string {
  switch (outcome.kind) {
    case 'culprit':
      return `The problem comes with ${outcome.id}.`;
    case 'pair':
      return `The problem comes with ${outcome.ids.join(' and ')} together; neither brings it alone.`;
    case 'none':
      return 'The problem is there without any extension.';
  }
}
