import { type ErrorCode, ExtensionHostError, errorTable, type SerializedError } from '../model/errors.js';
import type { Demand } from './demands.js';

/** Why one demand is not met. */
export interface Obstacle {
  readonly code: ErrorCode;
  /** A sentence that begins with the id of who wants it. */
  readonly message: string;
  readonly nextStep?: string;
  readonly data: unknown;
}

export function missing({ by, id, range }: Demand): Obstacle {
  return {
    code: 'DEPENDENCY_MISSING',
    message: `${by} needs ${id} ${range}, which is not installed.`,
    nextStep: `Install ${id} in a version that meets ${range}.`,
    data: { dependency: id, range },
  };
}

/** @param demands What everybody wants of it. */
export function outOfRange({ by, id, range }: Demand, found: string, demands: readonly Demand[]): Obstacle {
  // The same sentence for an installed extension as for one that is only looked at.
  const sorted = demands.toSorted((a, b) => (a.by < b.by ? -1 : 1));
  const list = sorted.map(
    (demand) => `${demand.by} wants ${demand.range}${demand.optional ? ' (optional)' : ''}`,
  );
  return {
    code: 'DEPENDENCY_OUT_OF_RANGE',
    message: `${by} needs ${id} ${range}, but version ${found} is installed.${list.length > 1 ? ` All demands on ${id}: ${list.join(', ')}.` : ''}`,
    nextStep: `Install ${id} in a version that meets ${list.length > 1 ? 'all these ranges' : range}.`,
    data: {
      dependency: id,
      found,
      demands: sorted.map((demand) => ({ by: demand.by, range: demand.range })),
    },
  };
}

export function disabled({ by, id }: Demand): Obstacle {
  return {
    code: 'DEPENDENCY_DISABLED',
    message: `${by} needs ${id}, which is disabled.`,
    nextStep: `Enable ${id}.`,
    data: { dependency: id },
  };
}

/** @param cause Why the other cannot run; through a chain of extensions, that of the one that is to blame. */
export function broken({ by, id }: Demand, cause: SerializedError): Obstacle {
  return {
    code: 'DEPENDENCY_BROKEN',
    message: `${by} needs ${id}, which cannot run: ${cause.message}`,
    nextStep: cause.nextStep,
    data: { dependency: id, cause: { code: cause.code, extensionId: cause.extensionId } },
  };
}

/** @param circle Ids in the order they need each other, beginning with the extension told. */
export function circular(circle: readonly string[]): Obstacle {
  const [first = ''] = circle;
  const message =
    circle.length === 1
      ? `${first} needs itself.`
      : `${first} cannot start, for these need each other in a circle: ${[...circle, first].join(' → ')}.`;
  return { code: 'DEPENDENCY_CYCLE', message, data: { circle } };
}

/** Most helpful first: what must be repaired before the next can matter. */
const order: readonly ErrorCode[] = [
  'DEPENDENCY_CYCLE',
  'DEPENDENCY_MISSING',
  'DEPENDENCY_OUT_OF_RANGE',
  'DEPENDENCY_DISABLED',
  'DEPENDENCY_BROKEN',
];

/** One error of all obstacles of an extension, led by the first to repair; undefined where there are none. */
export function toError(id: string, obstacles: readonly Obstacle[]): ExtensionHostError | undefined {
  const sorted = obstacles.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  const [first] = sorted;
  if (!first) return undefined;
  return new ExtensionHostError(first.code, sorted.map(({ message }) => message).join(' '), {
    extensionId: id,
    nextStep: first.nextStep ?? errorTable[first.code].nextStep,
    data: first.data,
  });
}
