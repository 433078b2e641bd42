import type { Readable } from 'node:stream';

/** Bytes and lines a window may bring: 10 MiB/s or 100,000 lines/s, far more than anybody reads, far less than would keep the host busy. */
const windowLength = 100;
const windowBytes = 1024 * 1024;
const windowLines = 10_000;

/**
 * Reads an output stream, and lets it wait for the rest of a tenth of a second when it brings too much at once: the process then
 * waits in its own `write`, and the host has time for the others.
 *
 * @param onChunk Returns how many lines the chunk held.
 * @returns Ends the holding-up, for a process that has ended.
 */
export function holdUpFloods(source: Readable, onChunk: (chunk: Buffer) => number): () => void {
  let began = performance.now();
  let bytes = 0;
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const proceed = () => {
    clearTimeout(timer);
    timer = undefined;
    source.resume();
  };
  source.on('data', (chunk: Buffer) => {
    const now = performance.now();
    if (now - began >= windowLength) {
      began = now;
      bytes = 0;
      lines = 0;
    }
    bytes += chunk.length;
    lines += onChunk(chunk);
    if (isOver || (bytes < windowBytes && lines < windowLines)) return;
    source.pause();
    timer ??= setTimeout(proceed, began + windowLength - now);
  });
  // Who read it before may have paused it.
  source.resume();
  source.once('close', () => clearTimeout(timer));
  return () => {
    isOver = true;
    proceed();
  };
}
