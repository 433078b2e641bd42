import { useEffect, useReducer } from 'react';

/** The time, drawn anew each second while `ticking`. Milliseconds since 1970. */
export function useNow(ticking = true): number {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(redraw, 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  // Never the time of an earlier drawing: a countdown that begins would show too much at first.
  return Date.now();
}
