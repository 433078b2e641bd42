import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { userEnvironment } from '../../scripts/user-node.mjs';

/** Longest a single order may take, milliseconds. */
const PATIENCE = 300_000;
/** The host ends its extensions within 6 s. */
const END = 15_000;

/** A process that does works for the bench: one line of JSON in, one line of JSON out. */
export class Driver {
  #child;
  #answers;

  /** @param {string[]} command  the program and its arguments */
  constructor(command, { env = userEnvironment() } = {}) {
    const [file, ...args] = command;
    this.#child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
    this.#child.stdin.on('error', () => {});
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  get pid() {
    return this.#child.pid;
  }

  /** Has a work done and answers with its result. */
  async do(work, options = {}) {
    this.#child.stdin.write(`${JSON.stringify({ work, ...options })}\n`);
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`"${work}" took over ${PATIENCE / 1000} s`)), PATIENCE);
    });
    const { value: line, done } = await Promise.race([this.#answers.next(), late]).finally(() =>
      clearTimeout(timer),
    );
    if (done) throw new Error(`the driver ended during "${work}"`);
    const { result, error } = JSON.parse(line);
    if (error) throw new Error(`"${work}" failed: ${error}`);
    return result;
  }

  /** Lets it end, and ends it where it does not. */
  async stop() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), END);
    this.#child.stdin.end();
    await once(this.#child, 'exit');
    clearTimeout(killer);
  }
}
