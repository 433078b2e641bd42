/** Who points at whom: id → ids. An id that is no key points at nobody. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Every edge turned round. */
export function reverse(graph: Graph): Graph {
  const reversed = new Map<string, Set<string>>();
  for (const [from, targets] of graph) {
    for (const to of targets) {
      const sources = reversed.get(to) ?? new Set();
      reversed.set(to, sources.add(from));
    }
  }
  return reversed;
}

/** All ids that can be reached from one, itself only where a circle leads back to it. */
export function reachableFrom(graph: Graph, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const next of graph.get(id) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return reached;
}

/**
 * The ids in layers: each points only at ids of earlier layers. Sorted within a layer. Ids that are on a circle, or lead to
 * one, are in none.
 */
export function layersOf(graph: Graph, ids: Iterable<string>): readonly (readonly string[])[] {
  const open = new Map<string, number>();
  for (const id of ids) open.set(id, 0);
  for (const id of open.keys()) {
    for (const target of graph.get(id) ?? [])
      if (open.has(target)) open.set(id, (open.get(id) as number) + 1);
  }
  const sources = reverse(graph);
  const layers: string[][] = [];
  let layer = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  while (layer.length > 0) {
    layers.push(layer.sort());
    const next: string[] = [];
    for (const id of layer) {
      for (const source of sources.get(id) ?? []) {
        const left = (open.get(source) ?? 0) - 1;
        if (left < 0) continue;
        open.set(source, left);
        if (left === 0) next.push(source);
      }
    }
    layer = next;
  }
  return layers;
}
