import type { Demand, Demands } from './demands.js';
import { type Graph, reachableFrom } from './graph.js';

/**
 * Who starts after whom, among those that can run. An optional dependency that is at hand orders the start as well, unless that
 * would close a circle.
 */
export function startGraph(
  resolved: readonly string[],
  demands: Demands,
  satisfied: (demand: Demand) => boolean,
): Graph {
  const graph = new Map<string, Set<string>>();
  const wanted = resolved.toSorted().flatMap((id) => demands.get(id) ?? []);
  for (const id of resolved) graph.set(id, new Set());
  for (const { by, id, optional } of wanted) if (!optional) graph.get(by)?.add(id);
  for (const demand of wanted) {
    const { by, id, optional } = demand;
    if (!optional || by === id || !satisfied(demand) || reachableFrom(graph, id).has(by)) continue;
    graph.get(by)?.add(id);
  }
  return graph;
}
