import path from 'node:path';
import type { BrokenExtension } from '../model/extension-description.js';

/** Gives broken extensions whose id is taken the name of their folder in its place. Sorted by id. */
export function uniqueIds(
  broken: readonly BrokenExtension[],
  taken: readonly string[],
): readonly BrokenExtension[] {
  const used = new Set(taken);
  const named = broken.map((extension) => {
    const id = firstFree(extension, used);
    used.add(id);
    return { ...extension, id };
  });
  return named.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function firstFree({ id, folder }: BrokenExtension, used: ReadonlySet<string>): string {
  if (!used.has(id)) return id;
  const byFolder = `folder:${path.basename(folder)}`;
  if (!used.has(byFolder)) return byFolder;
  let number = 2;
  while (used.has(`${byFolder}~${number}`)) number++;
  return `${byFolder}~${number}`;
}
