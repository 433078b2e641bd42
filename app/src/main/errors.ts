import { app, dialog } from 'electron';
import { texts } from '../shared/texts/index.js';

/** Ends an app that cannot start, with a sentence in a box and on stderr. */
export async function tellAndExit(error: unknown): Promise<void> {
  const sentence = error instanceof Error ? error.message : String(error);
  console.error(sentence);
  await app.whenReady();
  await dialog.showMessageBox({
    type: 'error',
    title: 'Plugo',
    message: texts.appWindow.couldNotStart,
    detail: sentence,
  });
  app.exit(1);
}

/** A mistake of ours in the main process is told, and must not take running extensions down with it. */
export function surviveErrors(): void {
  process.on('uncaughtException', (error) => console.error('Unexpected:', error));
  process.on('unhandledRejection', (reason) =>
    console.error('A promise was rejected and nobody listened:', reason),
  );
  // Whoever read what we print may be gone.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}
