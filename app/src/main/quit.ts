import { app } from 'electron';

/** Lets the app end only after `stop` has ended: no extension outlives it. Tells whether that is going on. */
export function stopBeforeQuitting(stop: () => Promise<void>): () => boolean {
  let state: 'running' | 'closing' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', () => {
    if (state === 'running') state = 'closing';
  });
  // The windows are closed by now: nobody waits in front of a dead one.
  app.on('will-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void stop()
      .catch((error) => console.error(error))
      .finally(() => {
        state = 'stopped';
        // Not within this event: a quit from there is taken for the one that was just held back.
        setImmediate(() => app.quit());
      });
  });
  return () => state !== 'running';
}
