export interface StoredResult {
  readonly method: string;
  /** The result as JSON: its size is known, and nobody who gets it can change it for the others. */
  readonly text: string;
  readonly storedAt: number;
}

/** The most the results of one extension may take, characters of JSON, their keys included. */
const defaultLimit = 8 * 2 ** 20;

/** Results of the methods of one extension, in memory. Times are milliseconds of a monotonic clock. */
export class ResultStore {
  /** By method and arguments; those unused for longest first. */
  private readonly entries = new Map<string, StoredResult>();
  /** Method → keys of its results, in the same order. */
  private readonly keysOf = new Map<string, Set<string>>();
  private size = 0;

  constructor(private readonly limit: number = defaultLimit) {}

  /** How many results there are, and how many characters they take. */
  get held(): { readonly results: number; readonly characters: number } {
    return { results: this.entries.size, characters: this.size };
  }

  /** The result as JSON, if it is at most this old. */
  find(key: string, maxAge: number, now: number): string | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || now - entry.storedAt > maxAge) return undefined;
    // Used just now: to the end of both orders.
    this.remove(key, entry);
    this.add(key, entry);
    return entry.text;
  }

  /**
   * Keeps a result; one that is larger than all together may be is not kept.
   * @param most How many results of this method are kept; of more, those unused for longest go.
   */
  put(key: string, { method, text, storedAt }: StoredResult, most: number): void {
    const former = this.entries.get(key);
    if (former !== undefined) this.remove(key, former);
    if (key.length + text.length > this.limit) return;
    this.add(key, { method, text, storedAt });
    const keys = this.keysOf.get(method);
    while (keys !== undefined && keys.size > most) this.removeFirst(keys);
    while (this.size > this.limit) this.removeFirst(this.entries.keys());
  }

  /** Forgets the results of one method, or of all. */
  clear(method?: string): void {
    if (method === undefined) {
      this.entries.clear();
      this.keysOf.clear();
      this.size = 0;
      return;
    }
    for (const key of [...(this.keysOf.get(method) ?? [])]) this.removeFirst([key]);
  }

  private add(key: string, entry: StoredResult): void {
    this.entries.set(key, entry);
    const keys = this.keysOf.get(entry.method);
    if (keys === undefined) this.keysOf.set(entry.method, new Set([key]));
    else keys.add(key);
    this.size += key.length + entry.text.length;
  }

  private removeFirst(keys: Iterable<string>): void {
    for (const key of keys) {
      const entry = this.entries.get(key);
      if (entry !== undefined) this.remove(key, entry);
      return;
    }
  }

  private remove(key: string, entry: StoredResult): void {
    this.entries.delete(key);
    this.size -= key.length + entry.text.length;
    const keys = this.keysOf.get(entry.method);
    keys?.delete(key);
    if (keys?.size === 0) this.keysOf.delete(entry.method);
  }
}
