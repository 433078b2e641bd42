/**
 * Removes an installed folder: it is gone for discovery at once, its files are deleted after that (what cannot be deleted
 * goes at the next start). A folder that is gone already is no error.
 * @throws ExtensionHostError `INSTALL_FAILED` where it cannot be moved, or does not lie directly in `extensionsDirectory`.
 */
export async function uninstallFolder(folder: string, extensionsDirectory: string): Promise<void> {
  throw new Error('not written yet');
}
