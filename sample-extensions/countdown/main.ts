import { setTimeout as wait } from 'node:timers/promises';
import { currentCall, type ExtensionContext, register, run } from '@plugo/sdk';

/** A method that is a generator streams: its caller gets each number when it is due, and may stop at any time. */
class Countdown {
  async *from(start: number, milliseconds = 1000) {
    const call = currentCall();
    try {
      for (let left = start; left > 0; left -= 1) {
        call?.report({ message: `${left} to go`, percentage: (100 * (start - left)) / start });
        yield left;
        // The signal wakes us when nobody listens any more.
        await wait(milliseconds, undefined, { signal: call?.signal });
      }
    } finally {
      console.log('The countdown has ended.');
    }
  }
}

/** Work that goes on after its command was answered: shown with a bar and Cancel until it is over. */
function countInBackground({ notifications }: ExtensionContext, start: number): string {
  const title = `Counting down from ${start}`;
  void notifications.withProgress({ title, cancellable: true }, async ({ report, signal }) => {
    for (let left = start; left > 0 && !signal.aborted; left -= 1) {
      report({ message: `${left} to go`, percentage: (100 * (start - left)) / start });
      await wait(1000, undefined, { signal }).catch(() => {});
    }
  });
  return 'Counting, see the lower right corner.';
}

register(new Countdown());
run({
  activate(context) {
    context.commands.register('countdown.background', (start: number) => countInBackground(context, start));
  },
});
