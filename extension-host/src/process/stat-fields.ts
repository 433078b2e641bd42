/**
 * The fields of `/proc/PID/stat` from the third one, the state, on. The name before them stands in brackets and may hold anything, blanks and
 * brackets included.
 */
export function statFields(stat: string): readonly string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
