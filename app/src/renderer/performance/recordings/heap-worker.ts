import { type HeapSummary, summariseHeap } from './heap-snapshot.js';

/** What the worker is sent: the pieces of the file, then that there are no more. */
export type HeapWorkerInput = { readonly piece: string } | { readonly end: true };

export type HeapWorkerOutput =
  | { readonly summary: HeapSummary }
  /** Why it is none. */
  | { readonly failure: string };

const pieces: string[] = [];

self.onmessage = ({ data }: MessageEvent<HeapWorkerInput>) => {
  if ('piece' in data) {
    pieces.push(data.piece);
    return;
  }
  self.postMessage(answer());
};

function answer(): HeapWorkerOutput {
  try {
    return { summary: summariseHeap(pieces.join('')) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
