/** Lines chosen for copying, by their numbers; both ends belong to it. */
export interface LineSelection {
  readonly anchor: number;
  readonly head: number;
}

/** One line, none when it was the only one chosen, or with `extend` all up to it. */
export function selectLine(
  selection: LineSelection | undefined,
  line: number,
  extend: boolean,
): LineSelection | undefined {
  if (extend && selection !== undefined) return { anchor: selection.anchor, head: line };
  if (selection?.anchor === line && selection.head === line) return undefined;
  return { anchor: line, head: line };
}

export function isSelected(selection: LineSelection | undefined, line: number): boolean {
  if (selection === undefined) return false;
  const { from, to } = boundsOf(selection);
  return line >= from && line < to;
}

/** First chosen line, and the one after the last. */
export function boundsOf({ anchor, head }: LineSelection): { readonly from: number; readonly to: number } {
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) + 1 };
}
