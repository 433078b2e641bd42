import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LOCAL_CACHE } from '../paths.mjs';

/** Remembers what something was made from, so that it is made anew only when that has changed. */
export class Stamp {
  #file;

  constructor(name) {
    this.#file = join(LOCAL_CACHE, name);
  }

  says(signature) {
    try {
      return readFileSync(this.#file, 'utf8') === signature;
    } catch {
      return false;
    }
  }

  forget() {
    rmSync(this.#file, { force: true });
  }

  write(signature) {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, signature);
  }
}
