// What Electron's official binary does with `electron FOLDER`, for a binary that comes without it: starts the app in the
// folder (or file) named on the command line. An ES module that awaits the app: Electron is not ready before this is done,
// so the app can do what must come first, such as registering a scheme.
import { existsSync, readFileSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, dialog } from 'electron';

const options = parse(process.argv.slice(1));

if (options.version) {
  console.log(`v${process.versions.electron}`);
  app.exit(0);
} else if (options.target === undefined) {
  console.error('Usage: electron [-r FILE] [-v] FOLDER');
  app.exit(2);
} else {
  // Playwright hands its loader over with -r.
  Module._preloadModules(options.preload);
  await start(resolve(options.target)).catch((error) => {
    console.error(error);
    // A box nobody can click would keep an automated run waiting for ever.
    if (process.stderr.isTTY)
      dialog.showErrorBox('The app could not be started', String(error?.stack ?? error));
    app.exit(1);
  });
}

function parse(words) {
  const preload = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === '-v' || word === '--version') return { version: true };
    if (word === '-r' || word === '--require') preload.push(words[++index]);
    else if (word.startsWith('--app=')) return { preload, target: word.slice('--app='.length) };
    else if (!word.startsWith('-')) return { preload, target: word };
  }
  return { preload };
}

async function start(target) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const manifestFile = join(target, 'package.json');
  const isFolder = existsSync(manifestFile);
  if (isFolder) describeApp(JSON.parse(readFileSync(manifestFile, 'utf8')));
  const main = Module._resolveFilename(target, null, true);
  app.setAppPath(isFolder ? target : dirname(main));
  await import(pathToFileURL(main).href);
}

function describeApp({ name, productName, version, desktopName }) {
  if (version) app.setVersion(version);
  app.name = productName ?? name ?? app.name;
  app.setDesktopName(desktopName ?? `${app.name}.desktop`);
}
