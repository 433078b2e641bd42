import type { ViewTreeNode } from '@plugo/sdk/protocol';

/** What became of fetching the children of a node. */
export type LoadedNodes =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly nodes: readonly ViewTreeNode[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** What a person has unfolded, and what was fetched, by path. */
export interface TreeState {
  /** Left out: as the extension said. */
  readonly open: Readonly<Record<string, boolean>>;
  readonly loaded: Readonly<Record<string, LoadedNodes>>;
}

/** A line of a tree that is in view. */
export interface TreeRow {
  /** Places from the root on, such as `0.3`. */
  readonly path: string;
  readonly level: number;
  readonly node: ViewTreeNode;
  readonly place: number;
  readonly siblings: number;
  /** Undefined where there is nothing to unfold. */
  readonly open: boolean | undefined;
  /** What stands below it in place of children. */
  readonly note: LoadedNodes | undefined;
}

/** The lines of a tree from top to bottom, as far as they are unfolded. */
export function treeRows(
  nodes: readonly ViewTreeNode[],
  state: TreeState,
  parent = '',
  level = 1,
): readonly TreeRow[] {
  return nodes.flatMap((node, index) => {
    const path = parent === '' ? String(index) : `${parent}.${index}`;
    const loaded = state.loaded[path];
    const children = loaded?.kind === 'loaded' ? loaded.nodes : (node.children ?? []);
    const canOpen = children.length > 0 || (node.load !== undefined && loaded?.kind !== 'loaded');
    const open = canOpen
      ? (state.open[path] ?? (node.expanded === true && node.load === undefined))
      : undefined;
    const row: TreeRow = {
      path,
      level,
      node,
      place: index + 1,
      siblings: nodes.length,
      open,
      note: open === true && loaded?.kind !== 'loaded' ? loaded : undefined,
    };
    return open === true ? [row, ...treeRows(children, state, path, level + 1)] : [row];
  });
}
