import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Author } from './author.js';
import { ExtensionProcess } from './extension-process.js';
import { TestHost } from './test-host.js';

/** An author and a host for the tests of a file. */
export interface Workbench {
  readonly author: Author;
  readonly host: TestHost;
}

/** Gives each test a host of its own; after each, everything is released and no process may be left. */
export function useWorkbench(node?: string): Workbench {
  let author: Author | undefined;
  let host = new TestHost();
  beforeAll(async () => {
    author = await Author.create(node);
  });
  afterEach(async () => {
    await host.dispose();
    host = new TestHost();
    expect(ExtensionProcess.alive(), 'processes left over').toEqual([]);
  });
  afterAll(() => author?.dispose());
  return {
    get author() {
      if (author === undefined) throw new Error('The author exists within tests only.');
      return author;
    },
    get host() {
      return host;
    },
  };
}
