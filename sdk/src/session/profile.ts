import { writeFileSync } from 'node:fs';
import type { Session } from 'node:inspector';
import type { ProfileStartParams } from '../protocol/profile.js';

/** Whether this process has what it takes to record profiles: it runs on Node. */
export const canRecordProfiles = process.versions.bun === undefined && process.versions.deno === undefined;

/**
 * Records a profile of this thread. Resolves when the recording has begun; the file tells when it is done. Nothing is loaded for it
 * before, no port is opened, and nothing is left of it afterwards.
 */
export async function startProfile(params: ProfileStartParams): Promise<void> {
  const { Worker } = await import('node:worker_threads');
  // As text, so that it works however the SDK was bundled.
  const recorder = new Worker(`(${recordProfile.toString()})(require)`, {
    eval: true,
    execArgv: [],
    env: {},
    workerData: params,
  });
  recorder.unref();
  // Node waits at its end until nobody records it.
  const stop = () => {
    try {
      writeFileSync(`${params.file}.stop`, '');
    } catch {
      // It was given up already.
    }
  };
  process.once('exit', stop);
  recorder.once('exit', () => process.off('exit', stop));
  await new Promise<void>((resolve, reject) => {
    recorder.on('message', (word) => {
      if (word === 'begun') resolve();
      // That this thread hears of it means that it has let go of the session: before that, the end of the other thread would end the process.
      else setTimeout(() => void recorder.terminate(), 1_000).unref();
    });
    recorder.once('error', reject);
    recorder.once('exit', () => reject(new Error('The recording could not begin.')));
  });
}

/**
 * What the recording thread runs: everything it needs is in it. The session of another thread reaches the main one even while that is
 * in an endless loop, which is when a profile is wanted most.
 */
function recordProfile(load: (name: string) => unknown): void {
  const fs = load('node:fs') as typeof import('node:fs');
  const { dirname } = load('node:path') as typeof import('node:path');
  const { parentPort, workerData } = load('node:worker_threads') as typeof import('node:worker_threads');
  const inspector = load('node:inspector') as typeof import('node:inspector');
  const { kind, file, duration } = workerData as ProfileStartParams;
  const part = `${file}.part`;
  const session: Session = new inspector.Session();
  session.connectToMainThread();
  const send = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      session.post(method, params, (error, result) => (error ? reject(error) : resolve(result)));
    });
  // Answers of the session do not keep a thread alive. The main one ends it.
  setInterval(() => undefined, 60_000);

  const recordCpu = async (): Promise<boolean> => {
    await send('Profiler.enable');
    await send('Profiler.setSamplingInterval', { interval: 1_000 });
    // Throws optimised code away: samples in code that was compiled before the profiler knew of it go to the caller, or to nobody.
    await send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await send('Profiler.stopPreciseCoverage');
    await send('Profiler.start');
    parentPort?.postMessage('begun');
    const end = Date.now() + duration;
    while (Date.now() < end && !fs.existsSync(`${file}.stop`)) {
      if (!fs.existsSync(dirname(file))) return false;
      await new Promise((resolve) => setTimeout(resolve, Math.min(100, Math.max(1, end - Date.now()))));
    }
    const { profile } = (await send('Profiler.stop')) as { profile: object };
    await send('Profiler.disable');
    fs.writeFileSync(part, JSON.stringify(profile), { flag: 'wx', mode: 0o600 });
    return true;
  };
  const recordHeap = async (): Promise<boolean> => {
    const output = fs.openSync(part, 'wx', 0o600);
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ params }) => void fs.writeSync(output, params.chunk));
    parentPort?.postMessage('begun');
    try {
      await send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    } finally {
      fs.closeSync(output);
    }
    return true;
  };
  const finish = async (): Promise<void> => {
    try {
      if (await (kind === 'cpu' ? recordCpu() : recordHeap())) fs.renameSync(part, file);
    } catch (error) {
      try {
        fs.writeFileSync(`${file}.failed`, String((error as Error).message), { flag: 'wx', mode: 0o600 });
      } catch {
        // The directory is gone: nobody waits any more.
      }
    } finally {
      session.disconnect();
      parentPort?.postMessage('done');
    }
  };
  void finish();
}
