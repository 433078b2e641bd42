// From the entry that installs the runtime, so that it is the one `createMessageConnection` works on.
import { RAL } from 'vscode-jsonrpc/node';

/** What vscode-jsonrpc wanted to do later while a message was handed to it. */
let later: (() => void) | undefined;
let isHandingOn = false;

const runtime = RAL();
RAL.install({
  ...runtime,
  timer: {
    ...runtime.timer,
    setImmediate(callback, ...args) {
      if (!isHandingOn) return runtime.timer.setImmediate(callback, ...args);
      later = () => callback(...args);
      return { dispose: () => undefined };
    },
  },
});

/**
 * Runs `handOn`, which gives one message to vscode-jsonrpc, and has the message handled before it returns. Left alone the
 * library puts each one off to a turn of the event loop of its own: more than half of the time of a small call. Who hands on
 * must leave the event loop its turns. What the library puts off at other times is put off as ever.
 */
export function handOnDirectly(handOn: () => void): void {
  isHandingOn = true;
  try {
    handOn();
  } finally {
    isHandingOn = false;
  }
  const handle = later;
  later = undefined;
  handle?.();
}
