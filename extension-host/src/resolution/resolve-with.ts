import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { meets } from './demands.js';
import type { Resolution, ResolutionRequest } from './resolution.js';
import { resolve } from './resolve.js';

/**
 * The resolution as it would be with `candidate` installed and enabled, in place of another version of it.
 * @throws ExtensionHostError why the candidate could not run, or `DEPENDENCY_OUT_OF_RANGE` where an extension that runs now
 * could run no longer.
 */
export function resolveWith(candidate: ExtensionDescription, request: ResolutionRequest): Resolution {
  const { id } = candidate;
  const after = resolve({
    extensions: [...request.extensions.filter((extension) => extension.id !== id), candidate],
    broken: request.broken?.filter((extension) => extension.id !== id) ?? [],
    disabled: new Set([...(request.disabled ?? [])].filter((other) => other !== id)),
  });
  const outcome = after.extensions.get(id);
  if (outcome?.kind === 'unresolved') throw outcome.error;
  refuseToBreakOthers(candidate, request, after);
  return after;
}

function refuseToBreakOthers(
  candidate: ExtensionDescription,
  request: ResolutionRequest,
  after: Resolution,
): void {
  const before = resolve(request);
  const { id } = candidate;
  const { version } = candidate.manifest;
  const demands = request.extensions
    .filter((extension) => extension.id !== id && before.extensions.get(extension.id)?.kind === 'resolved')
    .filter((extension) => after.extensions.get(extension.id)?.kind !== 'resolved')
    .map((extension) => ({ by: extension.id, range: extension.manifest.extensionDependencies[id] }))
    .filter(({ range }) => range !== undefined && !meets(version, range));
  if (demands.length === 0) return;
  const list = demands.map(({ by, range }) => `${by} wants ${range}`).join(', ');
  throw new ExtensionHostError(
    'DEPENDENCY_OUT_OF_RANGE',
    `With ${id} ${version} others could run no longer: ${list}.`,
    {
      extensionId: id,
      nextStep: `Install a version of ${id} that meets these ranges, or update or disable the others first.`,
      data: { dependency: id, found: version, demands },
    },
  );
}
