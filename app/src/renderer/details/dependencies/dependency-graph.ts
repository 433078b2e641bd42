import type { ExtensionView } from '@plugo/extension-host/control';

/** One end of a dependency. */
export interface GraphNode {
  readonly id: string;
  /** The range that the one on its left wants of the one on its right. */
  readonly range: string;
  readonly optional: boolean;
  readonly satisfied: boolean;
}

export interface DependencyGraph {
  /** Those that need it, switched off or not. */
  readonly dependents: readonly GraphNode[];
  readonly dependencies: readonly GraphNode[];
  /** Ids of enabled extensions that need it through others. */
  readonly indirect: readonly string[];
}

/** What stands to the left and right of an extension. */
export function dependencyGraph(
  { id, dependencies, dependents }: Pick<ExtensionView, 'id' | 'dependencies' | 'dependents'>,
  extensions: Readonly<Record<string, Pick<ExtensionView, 'id' | 'dependencies'>>>,
): DependencyGraph {
  const direct = Object.values(extensions)
    .flatMap((other) => {
      const demand = other.dependencies.find((one) => one.id === id);
      return demand === undefined ? [] : [{ ...demand, id: other.id }];
    })
    .sort((a, b) => a.id.localeCompare(b.id));
  return {
    dependents: direct,
    dependencies: [...dependencies],
    indirect: dependents.filter((one) => !direct.some((node) => node.id === one)),
  };
}

/** Pixels of a node, of the space below it, and between two columns; the style sheet says the same. */
const nodeHeight = 58;
const nodeGap = 10;
export const laneWidth = 56;

/** The height of the drawing: that of its longest column. */
export function graphHeight(...columns: readonly number[]): number {
  const most = Math.max(1, ...columns);
  return most * nodeHeight + (most - 1) * nodeGap;
}

/** Where the middle of a node is, of `count` that stand in the middle of a column. */
export function nodeMiddle(index: number, count: number, height: number): number {
  const top = (height - (count * nodeHeight + (count - 1) * nodeGap)) / 2;
  return top + index * (nodeHeight + nodeGap) + nodeHeight / 2;
}

/** A line from the left edge of a lane to its right edge. */
export function edgePath(from: number, to: number): string {
  const half = laneWidth / 2;
  return `M0 ${from} C${half} ${from} ${half} ${to} ${laneWidth - 7} ${to}`;
}
