import { app } from 'electron';

/** Whether this is the only app on its data directory. The other one is told, and shows its window. */
export function isFirstInstance(): boolean {
  return app.requestSingleInstanceLock();
}

/** Hears of a second start. One that comes while this app is stopping is not lost: the app starts again when it has stopped. */
export function onSecondInstance(
  show: (argv: readonly string[], workingDirectory: string) => void,
  isQuitting: () => boolean,
): void {
  let relaunching = false;
  app.on('second-instance', (_event, argv, workingDirectory) => {
    if (!isQuitting()) {
      show(argv, workingDirectory);
    } else if (!relaunching) {
      relaunching = true;
      app.relaunch();
    }
  });
}
