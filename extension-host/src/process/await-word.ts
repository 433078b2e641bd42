import type { Readable } from 'node:stream';

/**
 * Reads a word that must come first on a stream, and leaves what follows it unread, the stream paused. False where something else
 * comes, the stream ends or `milliseconds` have passed.
 */
export function awaitWord(source: Readable, word: string, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    let read = Buffer.alloc(0);
    const settle = (came: boolean) => {
      clearTimeout(timer);
      source.off('data', take).off('close', fail).off('error', fail).pause();
      resolve(came);
    };
    const fail = () => settle(false);
    const take = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      if (read.length < word.length) return;
      const rest = read.subarray(word.length);
      settle(read.toString('latin1', 0, word.length) === word);
      if (rest.length > 0) source.unshift(rest);
    };
    const timer = setTimeout(fail, milliseconds);
    source.on('data', take).once('close', fail).once('error', fail).resume();
  });
}
