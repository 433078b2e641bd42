// npm start [-- word …]: whatever set-up is missing, then the app with the samples; the words go to the app.
import { runApp } from './electron/run-app.mjs';
import { runMain } from './run-main.mjs';
import { setUp } from './setup/set-up.mjs';

runMain(async () => {
  await setUp();
  console.log('\nPlugo is starting. Close its window or press Ctrl+C to end it.');
  return runApp((appCommand) => [...appCommand, '--install-samples']);
});
