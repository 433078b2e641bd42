// Watch mode: builds on each save, then reloads the window or restarts the app. `npm run dev` starts it with the command
// that starts the app.
import { watch as watchFolder } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolveConfig } from 'electron-vite';
import { build, createServer } from 'vite';
import { bundle as bundleSdk } from '../../sdk/scripts/bundle.mjs';
import { RestartingApp } from './restarting-app.mjs';

const APP = fileURLToPath(new URL('..', import.meta.url));
const SDK_SOURCES = fileURLToPath(new URL('../../sdk/src', import.meta.url));
// An editor that saves all files writes them one after the other.
const SETTLE_MS = 100;

// The output folders in the configuration are relative to the app.
process.chdir(APP);
const { config } = await resolveConfig(
  { root: APP, logLevel: 'warn', build: { watch: {}, sourcemap: 'inline' } },
  'serve',
  'development',
);

const server = await createServer(config.renderer);
await server.listen();
const [url] = server.resolvedUrls.local;

const app = new RestartingApp(process.argv.slice(2), { ELECTRON_RENDERER_URL: url });
app.onEnded = (code) => end(code);
const watchers = [
  await buildOnSave(config.main, () => app.restart('main or host process')),
  await buildOnSave(config.preload, () => {
    say('preload script built, reloading the window');
    server.ws.send({ type: 'full-reload' });
  }),
  bundleSdkOnSave(() => app.restart("the extensions' SDK")),
];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));

say('watching: the window reloads and the app restarts as you save; Ctrl+C ends it');
app.start();

/** Builds once before it resolves, then on each save. What cannot be built is told by Vite, and the app stays as it is. */
async function buildOnSave(viteConfig, onBuilt) {
  const watcher = await build(viteConfig);
  await new Promise((resolve) => {
    let isFirst = true;
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_END') event.result.close();
      if (event.code !== 'END' && event.code !== 'ERROR') return;
      if (isFirst) resolve();
      else if (event.code === 'END') onBuilt();
      isFirst = false;
    });
  });
  return watcher;
}

function bundleSdkOnSave(onBuilt) {
  let timer;
  return watchFolder(SDK_SOURCES, { recursive: true }, (_event, file) => {
    if (file?.endsWith('.test.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(
      () => bundleSdk().then(onBuilt, (error) => say(`not built: ${error.message}`)),
      SETTLE_MS,
    );
  });
}

async function end(code) {
  await app.stop();
  await Promise.all([...watchers, server].map((resource) => resource.close()));
  process.exit(code);
}

function say(text) {
  console.log(`· ${text}`);
}
