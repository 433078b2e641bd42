import { type Disposable, toDisposable } from '../base/disposable.js';

/** What ends a command that runs until it is told to stop. */
export interface Interruption extends Disposable {
  /** Resolves at the first Ctrl+C or SIGTERM, when the terminal is closed, or when nobody reads the output any more. */
  readonly happened: Promise<void>;
}

/** Waits for the end. A second Ctrl+C ends the process at once. */
export function waitForInterruption(): Interruption {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let stop: Disposable = toDisposable(() => {});
  const happened = new Promise<void>((resolve) => {
    const end = () => {
      stop.dispose();
      resolve();
    };
    for (const signal of signals) process.on(signal, end);
    process.stdout.on('error', end);
    stop = toDisposable(() => {
      for (const signal of signals) process.off(signal, end);
      process.stdout.off('error', end);
    });
  });
  return { happened, dispose: () => stop.dispose() };
}
