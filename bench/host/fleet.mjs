import { join } from 'node:path';
import { makeTemporaryFolder } from '../lib/cleanup.mjs';
import { startPlugo } from './contestants.mjs';
import { makeEchoExtensions } from './make-extensions.mjs';

/** A host with many extensions, in folders of its own. It can be started anew. */
export class Fleet {
  #place = makeTemporaryFolder();
  #folders;
  #driver;

  constructor(count) {
    this.#folders = makeEchoExtensions(this.#place.folder, 'fleet', count);
  }

  get isRunning() {
    return this.#driver !== undefined;
  }

  /** Starts it, the one before being ended first; milliseconds until the last extension is active. */
  async start() {
    await this.stop();
    this.#driver = startPlugo({
      dataDirectory: join(this.#place.folder, 'data'),
      linkedFolders: this.#folders,
    });
    // The host is loaded and has opened its files then: that is no part of what is measured.
    await this.#driver.do('pids');
    return (await this.#driver.do('start')).ms;
  }

  /** Process ids: the host's own, and those of the extensions. */
  pids() {
    return this.#driver.do('pids');
  }

  async stop() {
    await this.#driver?.stop();
    this.#driver = undefined;
  }

  async dispose() {
    await this.stop();
    this.#place.remove();
  }
}
