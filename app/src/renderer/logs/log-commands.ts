/** What a person can make the log do from anywhere. */
export type LogCommand = 'follow' | 'pause' | 'wrap' | 'clear' | 'export';

/** Hands commands to the log that is shown. One that is just being opened gets what was asked for before. */
export class LogCommands {
  #listener: ((command: LogCommand) => void) | undefined;
  #waiting: LogCommand | undefined;

  perform(command: LogCommand): void {
    if (this.#listener === undefined) this.#waiting = command;
    else this.#listener(command);
  }

  /** The one log there is. Returns how to stop listening. */
  listen(listener: (command: LogCommand) => void): () => void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) listener(waiting);
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  }
}
