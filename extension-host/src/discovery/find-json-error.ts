const token = {
  space: /[ \t\r\n]*/y,
  string: /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy,
  scalar: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
};

/**
 * Where a text stops being JSON, as an offset. For messages only: `JSON.parse` decides, but tells no place on every version of
 * Node.
 */
export function findJsonError(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'end' = 'value';
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    skip(token.space);
    const character = text[at];
    const inside = open.at(-1);
    const closes = inside === '{' ? character === '}' : inside === '[' && character === ']';
    if (closes && (wanted === 'end' || wanted === 'firstKey' || wanted === 'firstValue')) {
      open.pop();
      at++;
      wanted = 'end';
    } else if (wanted === 'end') {
      if (character !== ',' || !inside) return at;
      at++;
      wanted = inside === '{' ? 'key' : 'value';
    } else if (wanted === 'colon') {
      if (character !== ':') return at;
      at++;
      wanted = 'value';
    } else if (wanted === 'key' || wanted === 'firstKey') {
      if (!skip(token.string)) return at;
      wanted = 'colon';
    } else if (character === '{' || character === '[') {
      open.push(character);
      at++;
      wanted = character === '{' ? 'firstKey' : 'firstValue';
    } else {
      if (!skip(token.string) && !skip(token.scalar)) return at;
      wanted = 'end';
    }
  }
}

/** `line 3, column 5, at "}"` */
export function describePlace(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
  const rest = text.slice(offset).split(/\s/, 1)[0] as string;
  if (offset >= text.length) return `${place}, at its end`;
  return `${place}, at ${JSON.stringify(rest.length > 20 ? `${rest.slice(0, 20)}…` : rest)}`;
}
