// npm run dev [-- word …]: whatever set-up is missing, then the app in watch mode; the words go to the app.
import { join } from 'node:path';
import { runApp } from './electron/run-app.mjs';
import { APP } from './paths.mjs';
import { runMain } from './run-main.mjs';
import { forgetBuild } from './setup/build-when-changed.mjs';
import { setUp } from './setup/set-up.mjs';
import { USER_NODE } from './user-node.mjs';

runMain(async () => {
  await setUp();
  // Watch mode builds into the same folders: the next start must not take that for its own build.
  forgetBuild();
  const watch = [USER_NODE, join(APP, 'scripts', 'watch.mjs')];
  return runApp((appCommand) => [...watch, ...appCommand, '--install-samples']);
});
