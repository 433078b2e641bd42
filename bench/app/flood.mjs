import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Extensions that write as fast as one may: 1,000 lines a second each. */
const WRITERS = 10;

/** Makes extensions that write 10,000 lines a second together. */
export function makeFlood(parent, hostVersion) {
  for (let index = 1; index <= WRITERS; index += 1) {
    const folder = join(parent, `writer-${index}`);
    mkdirSync(folder, { recursive: true });
    const manifest = {
      name: `writer-${index}`,
      publisher: 'bench',
      version: '1.0.0',
      type: 'module',
      engines: { plugo: `^${hostVersion}` },
      main: 'main.js',
      activationEvents: ['onStartup'],
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    writeFileSync(join(folder, 'main.js'), WRITER);
  }
}

const WRITER = `import { run } from '@plugo/sdk';
let count = 0;
run({
  activate() {
    setInterval(() => {
      let lines = '';
      for (let index = 0; index < 50; index += 1) lines += 'request ' + ++count + ' answered in ' + (count % 97) + ' ms\\n';
      process.stdout.write(lines);
    }, 50);
  },
});
`;
