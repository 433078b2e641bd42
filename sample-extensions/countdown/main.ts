import { setTimeout as wait } from 'node:timers/promises';
import { currentCall, register, run } from '@plugo/sdk';

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

register(new Countdown());
run();
