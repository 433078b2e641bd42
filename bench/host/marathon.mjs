import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { privateMemory } from '../lib/processes.mjs';
import { median } from '../lib/statistics.mjs';
import { names, startPlugo } from './contestants.mjs';
import { makeEchoExtension } from './make-extensions.mjs';

const MILLION = 1_000_000;
const MILLIONS = 10;
/** Between two looks at the memory, milliseconds. One look alone may fall before or after a garbage collection. */
const INTERVAL = 250;

/** Ten million calls in a row, once: how much more memory host and extension have in the last million than in the second, percent. */
export async function runMarathon({ samples, say }) {
  const { folder, remove } = makeTemporaryFolder();
  const driver = startPlugo({
    dataDirectory: `${folder}/data`,
    linkedFolders: [makeEchoExtension(folder, 'echo')],
  });
  try {
    await driver.do('start');
    const { host, extensions } = await driver.do('pids');
    const memory = [];
    for (let million = 1; million <= MILLIONS; million += 1) {
      say(`marathon, million ${million}`);
      memory.push(
        await medianWhile(driver.do('calls', { count: 64, total: MILLION }), [host, ...extensions]),
      );
    }
    samples.add('marathon.growth', names.plugo, (memory.at(-1) / memory[1] - 1) * 100);
  } finally {
    await driver.stop();
    remove();
  }
}

async function medianWhile(work, pids) {
  const looks = [];
  const timer = setInterval(() => {
    looks.push(pids.map(privateMemory).reduce((sum, size) => sum + size, 0));
  }, INTERVAL);
  await work.finally(() => clearInterval(timer));
  return median(looks);
}
