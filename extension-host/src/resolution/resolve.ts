import type { ExtensionDescription } from '../model/extension-description.js';
import { type Demand, type Demands, demandsOf, meets } from './demands.js';
import { findErrors } from './find-errors.js';
import { type Graph, layersOf, reachableFrom, reverse } from './graph.js';
import type { Dependency, ExtensionResolution, Resolution, ResolutionRequest } from './resolution.js';
import { startGraph } from './start-graph.js';

/**
 * Decides who can run and in which order. Pure. Errors are `DEPENDENCY_CYCLE`, `DEPENDENCY_MISSING`,
 * `DEPENDENCY_OUT_OF_RANGE`, `DEPENDENCY_DISABLED` and `DEPENDENCY_BROKEN`.
 */
export function resolve(request: ResolutionRequest): Resolution {
  const sound = new Map(request.extensions.map((extension) => [extension.id, extension]));
  const enabled = request.extensions.filter(({ id }) => !request.disabled?.has(id));
  const demands = new Map(request.extensions.map((extension) => [extension.id, demandsOf(extension)]));
  const needs = neededBy(enabled, demands);
  const errors = findErrors(request, sound, enabled, demands, needs);

  const extensions = new Map<string, ExtensionResolution>();
  for (const { id } of request.extensions) {
    const error = errors.get(id);
    if (request.disabled?.has(id)) extensions.set(id, { kind: 'disabled' });
    else extensions.set(id, error ? { kind: 'unresolved', error } : { kind: 'resolved' });
  }
  const satisfied = ({ id, range }: Demand): boolean => {
    const version = sound.get(id)?.manifest.version;
    return extensions.get(id)?.kind === 'resolved' && version !== undefined && meets(version, range);
  };
  const resolved = enabled.filter(({ id }) => !errors.has(id)).map(({ id }) => id);
  const starts = startGraph(resolved, demands, satisfied);
  const waves = layersOf(starts, resolved);
  const place = new Map(waves.flat().map((id, index) => [id, index]));
  const inStartOrder = (ids: ReadonlySet<string>): string[] =>
    [...ids].sort((a, b) => (place.get(a) ?? place.size) - (place.get(b) ?? place.size) || (a < b ? -1 : 1));
  const neededByAnyone = neededBy(request.extensions, demands);
  const dependents = reverse(needs);

  return {
    extensions,
    waves,
    startsAfter: (id) => [...(starts.get(id) ?? [])].sort(),
    dependenciesOf: (id) => inStartOrder(others(reachableFrom(neededByAnyone, id), id)),
    dependentsOf: (id) => inStartOrder(others(reachableFrom(dependents, id), id)).reverse(),
    declaredBy: (id) =>
      (demands.get(id) ?? []).map(
        (demand): Dependency => ({
          id: demand.id,
          range: demand.range,
          optional: demand.optional,
          found: sound.get(demand.id)?.manifest.version,
          satisfied: satisfied(demand),
        }),
      ),
  };
}

/** Who needs whom, optional dependencies left out. */
function neededBy(extensions: readonly ExtensionDescription[], demands: Demands): Graph {
  return new Map(
    extensions.map(({ id }) => [
      id,
      new Set(
        demands
          .get(id)
          ?.filter(({ optional }) => !optional)
          .map((demand) => demand.id),
      ),
    ]),
  );
}

function others(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}
