import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a caller may be told in a storm. Everything else is a defect. */
const CLEAR = new Set([
  'METHOD_FAILED',
  'CALL_INTERRUPTED',
  'CALL_TIMEOUT',
  'NOT_RUNNING',
  'DEPENDENCY_NOT_RUNNING',
  'CIRCUIT_OPEN',
  'BUSY',
]);

/** The books of all calls: what was asked, and how it ended. */
export class Ledger {
  made = 0;
  open = 0;
  outcomes = new Map();
  /** Sentences that should not have been, the first few. */
  defects = [];
  wrong = 0;
  #idempotent = new Set();

  /** Makes a call and books its end. `check` says whether a result is the right one. */
  async book(id, { isRepeatable = false }, call, check) {
    this.made += 1;
    this.open += 1;
    if (isRepeatable) this.#idempotent.add(id);
    let settled = 0;
    const end = (outcome, complaint) => {
      settled += 1;
      if (settled > 1) this.#complain(`${id} ended ${settled} times`);
      this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
      if (complaint !== undefined) this.#complain(`${id}: ${complaint}`);
    };
    await call().then(
      (result) =>
        end('result', check(result) ? undefined : `the result of another call: ${JSON.stringify(result)}`),
      (error) => {
        const isClear = CLEAR.has(error.code) && error.message.length > 10;
        end(error.code ?? 'no code', isClear ? undefined : `no clear error: ${error.code} ${error.message}`);
      },
    );
    this.open -= 1;
  }

  /** Calls that were executed twice though nobody had declared that harmless. */
  executedTwice(folder) {
    const seen = new Set();
    const twice = [];
    for (const name of readdirSync(folder)) {
      for (const id of readFileSync(join(folder, name), 'utf8').split('\n')) {
        if (id === '') continue;
        if (seen.has(id) && !this.#idempotent.has(id)) twice.push(id);
        seen.add(id);
      }
    }
    return twice;
  }

  #complain(sentence) {
    this.wrong += 1;
    if (this.defects.length < 10) this.defects.push(sentence);
  }
}
