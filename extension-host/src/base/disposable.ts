/** Something that holds a resource until it is told to let go. Disposing twice does nothing more. */
export interface Disposable {
  dispose(): void;
}

/** A disposable that runs `release` once. */
export function toDisposable(release: () => void): Disposable {
  let released = false;
  return {
    dispose() {
      if (released) return;
      released = true;
      release();
    },
  };
}

/** Owns disposables and releases them together, last one first. What is added after that is released at once. */
export class DisposableStore implements Disposable {
  private readonly owned = new Set<Disposable>();
  private disposed = false;

  get isDisposed(): boolean {
    return this.disposed;
  }

  add<T extends Disposable>(disposable: T): T {
    if (this.disposed) disposable.dispose();
    else this.owned.add(disposable);
    return disposable;
  }

  /** Releases one of the owned disposables before its time. */
  release(disposable: Disposable): void {
    if (this.owned.delete(disposable)) disposable.dispose();
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    const last = [...this.owned].reverse();
    this.owned.clear();
    for (const disposable of last) disposable.dispose();
  }
}
