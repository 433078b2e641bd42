/** Something that holds a resource until it is told to let go. */
export interface Disposable {
  dispose(): unknown;
}

/** Releases all, last one first. One that throws does not keep the others. */
export async function disposeAll(
  disposables: Disposable[],
  onError: (error: unknown) => void,
): Promise<void> {
  for (const disposable of disposables.splice(0).reverse()) {
    try {
      await disposable.dispose();
    } catch (error) {
      onError(error);
    }
  }
}
