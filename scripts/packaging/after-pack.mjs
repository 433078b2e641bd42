import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Takes out what only an unpackaged Electron needs: the app that starts the folder named on its command line. */
export default function afterPack({ appOutDir, packager }) {
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
