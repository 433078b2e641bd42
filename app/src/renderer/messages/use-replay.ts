import { type ReplayedStep, type ReplayStep, replay } from '@plugo/extension-host/control';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useActions } from '../actions/services.js';
import { toSerializedError } from '../rpc/request-error.js';

/** Milliseconds between two pictures of a replay. */
const tick = 80;

export interface ReplayRun {
  readonly status: 'idle' | 'running' | 'done' | 'stopped';
  /** What came of each call so far; the same array all the time. */
  readonly results: readonly ReplayedStep[];
  /** How many calls there are in all. */
  readonly total: number;
  start(steps: readonly ReplayStep[], extensionId: string, originalTiming: boolean): void;
  stop(): void;
}

/** Makes recorded calls again, and ends that when the component goes. */
export function useReplay(): ReplayRun {
  const { call, messages } = useActions();
  const [status, setStatus] = useState<ReplayRun['status']>('idle');
  const [total, setTotal] = useState(0);
  const [, redraw] = useReducer((version: number) => version + 1, 0);
  const results = useRef<ReplayedStep[]>([]);
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  useEffect(() => {
    if (status !== 'running') return;
    const timer = setInterval(redraw, tick);
    return () => clearInterval(timer);
  }, [status]);

  const start: ReplayRun['start'] = (steps, extensionId, originalTiming) => {
    const current = new AbortController();
    controller.current = current;
    results.current = [];
    setTotal(steps.length);
    setStatus('running');
    void replay(steps, {
      call: (method, args) => call(extensionId, method, args),
      stream: (method, args, most) => messages.collectStream(extensionId, method, args, most),
      toError: toSerializedError,
      originalTiming,
      signal: current.signal,
      onStep: (done) => results.current.push(done),
    }).then(() => setStatus(current.signal.aborted ? 'stopped' : 'done'));
  };
  return { status, results: results.current, total, start, stop: () => controller.current?.abort() };
}
