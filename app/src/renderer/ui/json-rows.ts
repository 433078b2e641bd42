/** One line of a tree of JSON. */
export interface JsonRow {
  /** From the root, as a JSON pointer; the root itself is empty. */
  readonly path: string;
  readonly depth: number;
  /** Its key in the object above, or its place in the list; undefined for the root. */
  readonly name: string | number | undefined;
  readonly value: unknown;
  /** Of lists and objects: how much is in them. */
  readonly size: number | undefined;
  readonly open: boolean;
}

/** Lists and objects with more in them than this are closed at first. */
const mostOpenAtFirst = 30;

/** Deeper ones are closed at first. */
const openDepth = 3;

/** The lines of a tree: what is closed hides what is in it. `toggled` are the paths that are not as they are at first. */
export function jsonRows(value: unknown, toggled: ReadonlySet<string>): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const add = (one: unknown, path: string, depth: number, name: string | number | undefined): void => {
    const children = childrenOf(one);
    const atFirst =
      depth === 0 || (children !== undefined && depth < openDepth && children.length <= mostOpenAtFirst);
    const open = children !== undefined && atFirst !== toggled.has(path);
    rows.push({ path, depth, name, value: one, size: children?.length, open });
    if (!open) return;
    for (const [key, child] of children) add(child, `${path}/${pointerPart(key)}`, depth + 1, key);
  };
  add(value, '', 0, undefined);
  return rows;
}

function childrenOf(value: unknown): readonly (readonly [string | number, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((one, index) => [index, one] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

function pointerPart(key: string | number): string {
  return typeof key === 'number' ? String(key) : key.replaceAll('~', '~0').replaceAll('/', '~1');
}
