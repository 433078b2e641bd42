import { groupBy } from '../base/group-by.js';
import type { ExtensionHostError, SerializedError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { type Demand, type Demands, meets } from './demands.js';
import { broken, circular, disabled, missing, type Obstacle, outOfRange, toError } from './explain.js';
import { findCircles } from './find-circles.js';
import { type Graph, layersOf } from './graph.js';
import type { ResolutionRequest } from './resolution.js';

/** Judges each enabled extension after those it needs, so that an error can name the one at the root of it. */
export function findErrors(
  request: ResolutionRequest,
  sound: ReadonlyMap<string, ExtensionDescription>,
  enabled: readonly ExtensionDescription[],
  demands: Demands,
  needs: Graph,
): ReadonlyMap<string, ExtensionHostError> {
  const brokenOnes = new Map(request.broken?.map((extension) => [extension.id, extension.error]));
  const everyDemand = groupBy(
    enabled.flatMap(({ id }) => demands.get(id) ?? []),
    ({ id }) => id,
  );
  const isEnabled = new Set(enabled.map(({ id }) => id));
  const circles = findCircles(needs);
  const errors = new Map<string, ExtensionHostError>();
  const roots = new Map<string, SerializedError>();

  const obstacleOf = (demand: Demand): Obstacle | undefined => {
    const target = sound.get(demand.id);
    const folderError = brokenOnes.get(demand.id);
    if (!target) return folderError ? broken(demand, folderError) : missing(demand);
    const { version } = target.manifest;
    if (!meets(version, demand.range)) return outOfRange(demand, version, everyDemand.get(demand.id) ?? []);
    if (!isEnabled.has(demand.id)) return disabled(demand);
    const root = roots.get(demand.id);
    // For those on a circle the circle says it all.
    return root && !circles.has(demand.by) ? broken(demand, root) : undefined;
  };
  const judge = (id: string): void => {
    const circle = circles.get(id);
    const needed = (demands.get(id) ?? []).filter(({ optional }) => !optional);
    const obstacles = needed.flatMap((demand) => obstacleOf(demand) ?? []);
    const error = toError(id, circle ? [circular(circle), ...obstacles] : obstacles);
    if (!error) return;
    errors.set(id, error);
    roots.set(
      id,
      (error.code === 'DEPENDENCY_BROKEN' && rootBehind(needed, roots, brokenOnes)) || error.serialize(),
    );
  };

  for (const id of circles.keys()) judge(id);
  const rest = [...isEnabled].filter((id) => !circles.has(id));
  for (const id of layersOf(needs, rest).flat()) judge(id);
  return errors;
}

/** The error of the extension to blame, where it is another one's. */
function rootBehind(
  needed: readonly Demand[],
  roots: ReadonlyMap<string, SerializedError>,
  brokenOnes: ReadonlyMap<string, SerializedError>,
): SerializedError | undefined {
  return needed.map(({ id }) => brokenOnes.get(id) ?? roots.get(id)).find((root) => root !== undefined);
}
