/** Directories for sockets are named after the host that made them, so that those of dead hosts can be told. */
export const socketDirectoryPrefix = `plugo-${process.pid}-`;

/** The pid of the host that made a directory of this name; undefined for names that are not ours. */
export function hostOfSocketDirectory(name: string): number | undefined {
  const pid = /^plugo-([1-9]\d{0,9})-[A-Za-z0-9]{6}$/.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}
