/** All objects of one constructor. */
export interface HeapConstructor {
  readonly name: string;
  readonly count: number;
  /** Bytes of the objects themselves. */
  readonly shallow: number;
  /** Bytes that would be freed with all of them. */
  readonly retained: number;
}

/** One object. */
export interface HeapObject {
  readonly id: number;
  readonly name: string;
  readonly shallow: number;
  readonly retained: number;
}

/** What is in a heap snapshot, as far as it is shown. */
export interface HeapSummary {
  readonly objects: number;
  /** Bytes. */
  readonly total: number;
  /** The largest first, by what they retain. */
  readonly constructors: readonly HeapConstructor[];
  readonly largest: readonly HeapObject[];
}

interface SnapshotFile {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly unknown[];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly unknown[];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** Constructors and objects that are told: more than a person reads. */
const mostConstructors = 500;
const mostObjects = 100;

/** @throws Error with a sentence where it is no heap snapshot */
export function summariseHeap(text: string): HeapSummary {
  const file = JSON.parse(text) as Partial<SnapshotFile>;
  if (!file.snapshot || !file.nodes || !file.edges || !file.strings)
    throw new Error('it is no heap snapshot');
  const heap = new Heap(file as SnapshotFile);
  const retained = retainedSizes(heap);
  const isOutermost = outermost(heap, retained.dominators, retained.isReached);
  const groups = new Map<string, { count: number; shallow: number; retained: number }>();
  let total = 0;
  for (let node = 0; node < heap.count; node += 1) {
    const shallow = heap.sizeOf(node);
    total += shallow;
    const name = heap.groupOf(node);
    const group = groups.get(name) ?? { count: 0, shallow: 0, retained: 0 };
    groups.set(name, group);
    group.count += 1;
    group.shallow += shallow;
    // One within another of the same constructor is in the other's size already.
    if (isOutermost[node] === 1) group.retained += retained.sizes[node] ?? 0;
  }
  const order = Array.from({ length: heap.count }, (_, node) => node)
    .filter((node) => heap.isObject(node))
    .sort((a, b) => (retained.sizes[b] ?? 0) - (retained.sizes[a] ?? 0));
  return {
    objects: heap.count,
    total,
    constructors: [...groups]
      .map(([name, group]) => ({ name, ...group }))
      .sort((a, b) => b.retained - a.retained)
      .slice(0, mostConstructors),
    largest: order.slice(0, mostObjects).map((node) => ({
      id: heap.idOf(node),
      name: heap.groupOf(node),
      shallow: heap.sizeOf(node),
      retained: retained.sizes[node] ?? 0,
    })),
  };
}

/** Nodes above which, in the dominator tree, there is none of the same group: whatever they retain is retained once. */
function outermost(heap: Heap, dominators: Uint32Array, isReached: (node: number) => boolean): Uint8Array {
  const firstChild = new Int32Array(heap.count).fill(-1);
  const nextSibling = new Int32Array(heap.count).fill(-1);
  for (let node = 1; node < heap.count; node += 1) {
    if (!isReached(node)) continue;
    const above = dominators[node] ?? 0;
    nextSibling[node] = firstChild[above] ?? -1;
    firstChild[above] = node;
  }
  const found = new Uint8Array(heap.count);
  const open = new Map<string, number>();
  const stack = [0];
  while (stack.length > 0) {
    const node = stack.pop() ?? 0;
    // Below 0: all under it was looked at.
    const name = heap.groupOf(node < 0 ? ~node : node);
    const depth = open.get(name) ?? 0;
    if (node < 0) {
      open.set(name, depth - 1);
      continue;
    }
    if (depth === 0) found[node] = 1;
    open.set(name, depth + 1);
    stack.push(~node);
    for (let child = firstChild[node] ?? -1; child >= 0; child = nextSibling[child] ?? -1) stack.push(child);
  }
  return found;
}

/** The numbers of a snapshot, by what they mean. Nodes are counted from 0. */
class Heap {
  readonly count: number;
  /** Where the edges of a node begin, and after the last one where all end. */
  readonly firstEdge: Uint32Array;
  /** To which node an edge leads. */
  readonly targets: Uint32Array;
  /** Whether what an edge leads to lives because of it. */
  readonly isStrong: Uint8Array;
  private readonly width: number;
  private readonly at: Readonly<Record<'type' | 'name' | 'id' | 'self_size' | 'edge_count', number>>;
  private readonly types: readonly string[];
  private readonly groups: Uint32Array;
  private readonly groupNames: string[] = [];

  constructor(private readonly file: SnapshotFile) {
    const { meta } = file.snapshot;
    this.width = meta.node_fields.length;
    const field = (name: string) => meta.node_fields.indexOf(name);
    this.at = {
      type: field('type'),
      name: field('name'),
      id: field('id'),
      self_size: field('self_size'),
      edge_count: field('edge_count'),
    };
    this.types = meta.node_types[this.at.type] as readonly string[];
    this.count = file.nodes.length / this.width;
    const edgeWidth = meta.edge_fields.length;
    const edgeCount = file.edges.length / edgeWidth;
    const toNode = meta.edge_fields.indexOf('to_node');
    const edgeType = meta.edge_fields.indexOf('type');
    const weak = (meta.edge_types[edgeType] as readonly string[]).indexOf('weak');
    this.firstEdge = new Uint32Array(this.count + 1);
    for (let node = 0; node < this.count; node += 1)
      this.firstEdge[node + 1] = (this.firstEdge[node] ?? 0) + this.field(node, 'edge_count');
    this.targets = new Uint32Array(edgeCount);
    this.isStrong = new Uint8Array(edgeCount);
    for (let edge = 0; edge < edgeCount; edge += 1) {
      this.targets[edge] = (file.edges[edge * edgeWidth + toNode] ?? 0) / this.width;
      this.isStrong[edge] = file.edges[edge * edgeWidth + edgeType] === weak ? 0 : 1;
    }
    this.groups = this.groupAll();
  }

  sizeOf(node: number): number {
    return this.field(node, 'self_size');
  }

  idOf(node: number): number {
    return this.field(node, 'id');
  }

  groupOf(node: number): string {
    return this.groupNames[this.groups[node] ?? 0] ?? '';
  }

  /** Not a root, a piece of code or what else the engine keeps for itself. */
  isObject(node: number): boolean {
    const type = this.types[this.field(node, 'type')];
    return (
      type === 'object' || type === 'closure' || type === 'array' || type === 'string' || type === 'native'
    );
  }

  private groupAll(): Uint32Array {
    const known = new Map<string, number>();
    const groups = new Uint32Array(this.count);
    for (let node = 0; node < this.count; node += 1) {
      const name = this.nameOf(node);
      let group = known.get(name);
      if (group === undefined) {
        group = this.groupNames.push(name) - 1;
        known.set(name, group);
      }
      groups[node] = group;
    }
    return groups;
  }

  /** The constructor of an object, else what kind of thing it is. */
  private nameOf(node: number): string {
    const type = this.types[this.field(node, 'type')] ?? '';
    const name = this.file.strings[this.field(node, 'name')] ?? '';
    if (type === 'object' || type === 'native') return name === '' ? '(object)' : name.slice(0, 200);
    if (type === 'closure') return '(closure)';
    if (type === 'string' || type === 'concatenated string' || type === 'sliced string') return '(string)';
    if (type === 'synthetic') return '(system)';
    return `(${type})`;
  }

  private field(node: number, name: keyof Heap['at']): number {
    return this.file.nodes[node * this.width + this.at[name]] ?? 0;
  }
}

/**
 * What would be freed with each node: its dominator tree, by the method of Cooper, Harvey and Kennedy, and the sums over it. The first node
 * is the root.
 */
function retainedSizes(heap: Heap): {
  readonly sizes: Float64Array;
  readonly dominators: Uint32Array;
  readonly isReached: (node: number) => boolean;
} {
  const { order, numberOf } = postOrder(heap);
  const predecessors = predecessorsOf(heap, numberOf);
  const unknown = 0xffffffff;
  const last = order.length - 1;
  // By number in post-order; the root has the highest one.
  const dominators = new Uint32Array(order.length).fill(unknown);
  dominators[last] = last;
  for (let changed = true; changed; ) {
    changed = false;
    for (let number = last - 1; number >= 0; number -= 1) {
      let found = unknown;
      for (let i = predecessors.first[number] ?? 0; i < (predecessors.first[number + 1] ?? 0); i += 1) {
        const other = predecessors.from[i] ?? 0;
        if (dominators[other] === unknown) continue;
        found = found === unknown ? other : common(dominators, found, other);
      }
      if (found !== unknown && dominators[number] !== found) {
        dominators[number] = found;
        changed = true;
      }
    }
  }
  const sizes = new Float64Array(heap.count);
  for (let node = 0; node < heap.count; node += 1) sizes[node] = heap.sizeOf(node);
  const byNode = new Uint32Array(heap.count);
  for (let number = 0; number < last; number += 1) {
    const dominator = dominators[number] ?? unknown;
    const node = order[number] ?? 0;
    const above = order[dominator === unknown ? last : dominator] ?? 0;
    byNode[node] = above;
    sizes[above] = (sizes[above] ?? 0) + (sizes[node] ?? 0);
  }
  return { sizes, dominators: byNode, isReached: (node) => (numberOf[node] ?? -1) >= 0 };
}

function common(dominators: Uint32Array, one: number, other: number): number {
  let a = one;
  let b = other;
  while (a !== b) {
    while (a < b) a = dominators[a] ?? a;
    while (b < a) b = dominators[b] ?? b;
  }
  return a;
}

/** All nodes that the root reaches, each after what it leads to. */
function postOrder(heap: Heap): { readonly order: Uint32Array; readonly numberOf: Int32Array } {
  const order = new Uint32Array(heap.count);
  const numberOf = new Int32Array(heap.count).fill(-1);
  const seen = new Uint8Array(heap.count);
  const stack = new Uint32Array(heap.count);
  const nextEdge = heap.firstEdge.slice(0, heap.count);
  let depth = 1;
  let numbered = 0;
  seen[0] = 1;
  while (depth > 0) {
    const node = stack[depth - 1] ?? 0;
    const edge = nextEdge[node] ?? 0;
    if (edge < (heap.firstEdge[node + 1] ?? 0)) {
      nextEdge[node] = edge + 1;
      const target = heap.targets[edge] ?? 0;
      if (heap.isStrong[edge] === 1 && seen[target] === 0) {
        seen[target] = 1;
        stack[depth] = target;
        depth += 1;
      }
    } else {
      numberOf[node] = numbered;
      order[numbered] = node;
      numbered += 1;
      depth -= 1;
    }
  }
  return { order: order.slice(0, numbered), numberOf };
}

/** Who leads to each node, by number in post-order. */
function predecessorsOf(
  heap: Heap,
  numberOf: Int32Array,
): { readonly first: Uint32Array; readonly from: Uint32Array } {
  const first = new Uint32Array(heap.count + 2);
  const each = (visit: (from: number, to: number) => void): void => {
    for (let node = 0; node < heap.count; node += 1) {
      const from = numberOf[node] ?? -1;
      if (from < 0) continue;
      for (let edge = heap.firstEdge[node] ?? 0; edge < (heap.firstEdge[node + 1] ?? 0); edge += 1) {
        const to = numberOf[heap.targets[edge] ?? 0] ?? -1;
        if (heap.isStrong[edge] === 1 && to >= 0) visit(from, to);
      }
    }
  };
  each((_, to) => {
    first[to + 1] = (first[to + 1] ?? 0) + 1;
  });
  for (let number = 0; number <= heap.count; number += 1)
    first[number + 1] = (first[number + 1] ?? 0) + (first[number] ?? 0);
  const from = new Uint32Array(first[heap.count] ?? 0);
  const filled = first.slice();
  each((source, to) => {
    const place = filled[to] ?? 0;
    from[place] = source;
    filled[to] = place + 1;
  });
  return { first, from };
}
