// npm run icons: draws app/build/icon.svg into the formats Linux, Windows and macOS want. The results are committed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireElectron } from './electron/find-electron.mjs';
import { planLaunch } from './electron/launch-plan.mjs';
import { inspectMachine } from './electron/machine.mjs';
import { runOnDisplay } from './electron/run-on-display.mjs';
import { icns } from './icons/icns.mjs';
import { ico } from './icons/ico.mjs';
import { APP, ROOT } from './paths.mjs';
import { runMain } from './run-main.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const OUTPUT = join(APP, 'build');

runMain(async () => {
  const work = mkdtempSync(join(tmpdir(), 'plugo-icons-'));
  try {
    const plan = planLaunch(inspectMachine());
    const renderer = [
      requireElectron().executable,
      ...plan.chromiumFlags,
      join(ROOT, 'scripts/icons/render.cjs'),
    ];
    const code = await runOnDisplay(plan, [
      ...renderer,
      '--',
      join(OUTPUT, 'icon.svg'),
      work,
      ...SIZES.map(String),
    ]);
    if (code !== 0) return code;
    write(new Map(SIZES.map((size) => [size, readFileSync(join(work, `${size}.png`))])));
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

function write(pictures) {
  mkdirSync(join(OUTPUT, 'icons'), { recursive: true });
  for (const [size, png] of pictures) {
    if (size <= 512) writeFileSync(join(OUTPUT, 'icons', `${size}x${size}.png`), png);
  }
  writeFileSync(join(OUTPUT, 'icon.png'), pictures.get(512));
  const forWindows = [16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, png: pictures.get(size) }));
  writeFileSync(join(OUTPUT, 'icon.ico'), ico(forWindows));
  writeFileSync(join(OUTPUT, 'icon.icns'), icns(pictures));
}
