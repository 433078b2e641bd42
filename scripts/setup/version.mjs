/** Whether version `a` is at least version `b`; both are plain `major.minor.patch`. */
export function isAtLeast(a, b) {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/, 3).map(Number));
  const at = left.findIndex((number, index) => number !== right[index]);
  return at === -1 || left[at] > right[at];
}
