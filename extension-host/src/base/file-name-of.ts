/** An id as a name for files that is safe on every system. */
export function fileNameOf(id: string): string {
  return id.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 200);
}
