/** Tells which of the lines of a list that is made anew again and again were not in the list before. */
export class News {
  private known: ReadonlySet<string> = new Set();

  of<T>(list: readonly T[]): readonly T[] {
    const { known } = this;
    this.known = new Set(list.map((line) => JSON.stringify(line)));
    return list.filter((line) => !known.has(JSON.stringify(line)));
  }
}
