/** Chosen rows, by their positions in the buffer. The details are those of `head`. */
export interface RowSelection {
  readonly anchor: number;
  readonly head: number;
}

/** With `stretch`, from the anchor of before up to this row. */
export function selectRow(
  before: RowSelection | undefined,
  position: number,
  stretch: boolean,
): RowSelection {
  return { anchor: stretch && before !== undefined ? before.anchor : position, head: position };
}

export function isChosen(selection: RowSelection | undefined, position: number): boolean {
  if (selection === undefined) return false;
  const { anchor, head } = selection;
  return position >= Math.min(anchor, head) && position <= Math.max(anchor, head);
}
