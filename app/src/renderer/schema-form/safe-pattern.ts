/** A quantifier after a group, as in `(a+)+`: such a pattern may take longer than anyone waits. */
const repeatedGroup = /\)[*+{]/;

/**
 * Whether a pattern of an extension can be tried here, where nothing can stop one that takes for ever. The host tries the others, and
 * cuts them off.
 */
export function isSafePattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || pattern.length > 500 || repeatedGroup.test(pattern)) return false;
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
