import { useEffect, useRef } from 'react';
import { useActions, useApp } from '../actions/services.js';

/** What is measured comes into the store while this is used. */
export function useMetrics(): void {
  const { watchMetrics } = useActions();
  const connected = useApp((state) => state.connected);
  useEffect(() => (connected ? watchMetrics() : undefined), [connected, watchMetrics]);
}

/** The value as it was when the pause began, while there is one. */
export function usePaused<T>(value: T, isPaused: boolean): T {
  const kept = useRef(value);
  if (!isPaused) kept.current = value;
  return kept.current;
}
