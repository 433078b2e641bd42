import { spawn } from 'node:child_process';
import { once } from 'node:events';

// Its extensions have 5 s; then it is stuck.
const STOP_MS = 10_000;

/** The app in watch mode. It is stopped before it starts again, for there is one app a data directory. */
export class RestartingApp {
  /** Called with its exit code when it ended by itself: the person closed the window. */
  onEnded = (_code) => {};
  #command;
  #environment;
  #child;
  #work = Promise.resolve();
  #isDue = false;

  constructor(command, environment) {
    this.#command = command;
    this.#environment = environment;
  }

  start() {
    const [file, ...args] = this.#command;
    const child = spawn(file, args, {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#child = child;
    child.on('error', (error) => console.error(`The app could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      if (code === 0) this.onEnded(0);
      else console.log(`· the app ended (${signal ?? `exit code ${code}`}); it starts again when you save`);
    });
  }

  /** Several saves while it stops become one start. */
  restart(what) {
    if (this.#isDue) return;
    this.#isDue = true;
    console.log(`· ${what} built, restarting the app`);
    this.#work = this.#work.then(async () => {
      await this.stop();
      this.#isDue = false;
      this.start();
    });
  }

  async stop() {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  }
}
