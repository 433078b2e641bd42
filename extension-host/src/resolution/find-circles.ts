import { type Graph, layersOf, reverse } from './graph.js';

/** For each id that lies on a circle, the shortest circle through it: `[a, b, c]` for a → b → c → a, `[a]` for a → a. */
export function findCircles(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const suspects = withoutLoose(reverse(withoutLoose(graph)));
  const circles = new Map<string, readonly string[]>();
  const forwards = reverse(suspects);
  for (const id of [...forwards.keys()].sort()) {
    const circle = shortestCircle(forwards, id);
    if (circle) circles.set(id, circle);
  }
  return circles;
}

/** Leaves out what points, directly or not, only at ends: it cannot lie on a circle. Nearly everything, nearly always. */
function withoutLoose(graph: Graph): Graph {
  const loose = new Set(layersOf(graph, allIds(graph)).flat());
  const kept = new Map<string, ReadonlySet<string>>();
  for (const [id, targets] of graph) {
    if (!loose.has(id)) kept.set(id, new Set([...targets].filter((target) => !loose.has(target))));
  }
  return kept;
}

function allIds(graph: Graph): ReadonlySet<string> {
  return new Set([...graph].flatMap(([id, targets]) => [id, ...targets]));
}

function shortestCircle(graph: Graph, start: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  let layer = [start];
  while (layer.length > 0) {
    const next: string[] = [];
    for (const id of layer) {
      for (const target of [...(graph.get(id) ?? [])].sort()) {
        if (target === start) return pathTo(id, start, cameFrom);
        if (cameFrom.has(target)) continue;
        cameFrom.set(target, id);
        next.push(target);
      }
    }
    layer = next;
  }
  return undefined;
}

function pathTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path = [end];
  for (let id = end; id !== start; path.push(id)) id = cameFrom.get(id) as string;
  return path.reverse();
}
