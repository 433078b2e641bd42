import { pathStep } from '@plugo/extension-host/control';

/** Children of one node that are shown before a person asks for more. */
const shownAtOnce = 100;

/** One line of a tree of JSON. */
export interface JsonNode {
  /** As in JavaScript: `[0].name`; it also names the node. Empty for the whole value. */
  readonly path: string;
  readonly depth: number;
  /** The key or index in its parent; undefined for the whole value. */
  readonly key: string | undefined;
  readonly value: unknown;
  /** Left out where it has no children. */
  readonly isOpen?: boolean;
  /** This line stands for children that are not shown yet. */
  readonly hidden?: number;
}

/** What of a tree is open: nodes whose state differs from the usual one, and those of which all children are shown. */
export interface TreeState {
  readonly toggled: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

/** The lines to be drawn, from top to bottom. Open at first: the two outermost levels, where they are not long. */
export function visibleNodes(value: unknown, state: TreeState): readonly JsonNode[] {
  const nodes: JsonNode[] = [];
  collect(value, '', undefined, 0, state, nodes);
  return nodes;
}

function collect(
  value: unknown,
  path: string,
  key: string | undefined,
  depth: number,
  state: TreeState,
  nodes: JsonNode[],
): void {
  const children = childrenOf(value);
  if (children === undefined) {
    nodes.push({ path, depth, key, value });
    return;
  }
  const isUsuallyOpen = depth === 0 || (depth < 3 && children.length <= 20);
  const isOpen = state.toggled.has(path) !== isUsuallyOpen;
  nodes.push({ path, depth, key, value, isOpen });
  if (!isOpen) return;
  const shown = state.whole.has(path) ? children.length : Math.min(children.length, shownAtOnce);
  const isArray = Array.isArray(value);
  for (const [name, child] of children.slice(0, shown)) {
    const childPath = path + (isArray ? `[${name}]` : pathStep(name));
    collect(child, childPath, name, depth + 1, state, nodes);
  }
  if (shown < children.length)
    nodes.push({ path, depth: depth + 1, key: undefined, value: undefined, hidden: children.length - shown });
}

/** Undefined for a value without children; an empty object or array counts as one. */
function childrenOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const children = Object.entries(value);
  return children.length === 0 ? undefined : children;
}

/** A value on one line, cut where it is long: `"text"`, `5`, `{…} 3`, `[…] 12`. */
export function summaryOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[…] ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const { length } = Object.keys(value);
    return length === 0 ? '{}' : `{…} ${length}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}

export function kindOf(value: unknown): 'string' | 'number' | 'word' | 'nested' {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'object' && value !== null ? 'nested' : 'word';
}
