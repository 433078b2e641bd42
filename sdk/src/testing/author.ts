import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle } from '../../scripts/bundle.mjs';
import type { Launch } from './extension-process.js';
import { plugoNode } from './plugo-node.js';

/** Writes extensions for tests into a folder of its own, and says how to start them with a launcher bundled from the source. */
export class Author {
  #written = 0;

  private constructor(
    private readonly folder: string,
    private readonly node: string,
  ) {}

  /** Bundles the launcher afresh, so that a test never runs an old one. */
  static async create(node: string = plugoNode()): Promise<Author> {
    const folder = await mkdtemp(join(tmpdir(), 'plugo-author-'));
    await bundle(join(folder, 'runtime'));
    return new Author(folder, node);
  }

  /** Path of the bundled launcher. */
  get launcher(): string {
    return join(this.folder, 'runtime', 'launcher.cjs');
  }

  /** Starts an extension of one main file, and others beside it. */
  async write(main: string, name = 'main.mjs', others: Record<string, string> = {}): Promise<Launch> {
    this.#written += 1;
    const folder = join(this.folder, `extension-${this.#written}`);
    for (const [path, content] of Object.entries({ ...others, [name]: main })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return this.start(join(folder, name));
  }

  /** Starts an extension that is there already. */
  start(main: string): Launch {
    return { command: this.node, args: [this.launcher, main] };
  }

  dispose(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
