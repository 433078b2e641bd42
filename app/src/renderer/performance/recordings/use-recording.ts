import type { RecordedProfile } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { useActions } from '../../actions/services.js';
import { toSerializedError } from '../../rpc/request-error.js';
import { type CpuProfile, parseCpuProfile } from './cpu-profile.js';
import type { HeapSummary } from './heap-snapshot.js';
import type { HeapWorkerOutput } from './heap-worker.js';

/** What a recording holds, when it has been read. */
export type RecordingContent =
  | { readonly kind: 'reading' }
  | { readonly kind: 'cpu'; readonly profile: CpuProfile }
  | { readonly kind: 'heap'; readonly summary: HeapSummary }
  | { readonly kind: 'unreadable'; readonly reason: string };

const reading: RecordingContent = { kind: 'reading' };

/** Reads a recording; a heap snapshot is taken apart in a worker, for that takes seconds. */
export function useRecording(profile: RecordedProfile): RecordingContent {
  const { readProfile } = useActions();
  const { profileId, kind } = profile;
  const [content, setContent] = useState<RecordingContent>(reading);
  useEffect(() => {
    let wanted = true;
    const worker =
      kind === 'heap'
        ? new Worker(new URL('./heap-worker.ts', import.meta.url), { type: 'module', name: 'heap snapshot' })
        : undefined;
    setContent(reading);
    const show = (found: RecordingContent) => {
      if (wanted) setContent(found);
    };
    const read = async (): Promise<void> => {
      try {
        if (worker !== undefined) show(await summaryOf(worker, readProfile(profileId)));
        else show({ kind: 'cpu', profile: parseCpuProfile(await joined(readProfile(profileId))) });
      } catch (thrown) {
        show({ kind: 'unreadable', reason: toSerializedError(thrown).message });
      }
    };
    void read();
    return () => {
      wanted = false;
      worker?.terminate();
    };
  }, [profileId, kind, readProfile]);
  return content;
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  const texts: string[] = [];
  for await (const piece of pieces) texts.push(piece);
  return texts.join('');
}

async function summaryOf(worker: Worker, pieces: AsyncIterable<string>): Promise<RecordingContent> {
  const answered = new Promise<HeapWorkerOutput>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<HeapWorkerOutput>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not start'));
  });
  for await (const piece of pieces) worker.postMessage({ piece });
  worker.postMessage({ end: true });
  const answer = await answered;
  return 'summary' in answer
    ? { kind: 'heap', summary: answer.summary }
    : { kind: 'unreadable', reason: answer.failure };
}
