/**
 * Keys as VS Code writes them: `ctrl+shift+k`, or two strokes one after another, `ctrl+k ctrl+s`. In this form, which
 * {@link parseKeys} makes, the modifiers come in the order ctrl, shift, alt, meta, and all is lower case.
 */
export type Keys = string;

const modifierNames: Readonly<Record<string, string>> = {
  ctrl: 'ctrl',
  control: 'ctrl',
  shift: 'shift',
  alt: 'alt',
  option: 'alt',
  meta: 'meta',
  cmd: 'meta',
  command: 'meta',
  win: 'meta',
};
const modifierOrder = ['ctrl', 'shift', 'alt', 'meta'];

const named = new Set([
  ...['left', 'up', 'right', 'down', 'pageup', 'pagedown', 'end', 'home', 'insert', 'delete', 'backspace'],
  ...['tab', 'enter', 'escape', 'space', 'plus'],
  ...Array.from({ length: 24 }, (_, index) => `f${index + 1}`),
]);
const otherNames: Readonly<Record<string, string>> = { esc: 'escape', return: 'enter', '+': 'plus' };

/** At most two strokes: more of them nobody remembers. */
const mostStrokes = 2;

/** The keys in their one form; undefined where the text names none. */
export function parseKeys(text: string): Keys | undefined {
  const strokes = text.trim().toLowerCase().split(/\s+/);
  if (strokes.length > mostStrokes) return undefined;
  const parsed = strokes.map(parseStroke);
  return parsed.includes(undefined) ? undefined : parsed.join(' ');
}

/** Why keys cannot be bound, for the end of a sentence; undefined when they can. */
export function problemOfKeys(keys: Keys): string | undefined {
  const [first = ''] = keys.split(' ');
  const { modifiers, key } = partsOf(first);
  const isFunctionKey = /^f\d+$/.test(key);
  if (!isFunctionKey && !modifiers.some((modifier) => modifier !== 'shift'))
    return 'need ctrl, alt or cmd, or must be a function key';
  return keys.split(' ').some(isForText) ? 'belong to text fields, where they edit or move' : undefined;
}

/** `['ctrl', 'shift']` and `k` */
export function partsOf(stroke: string): { readonly modifiers: readonly string[]; readonly key: string } {
  const parts = stroke.split('+');
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}

function parseStroke(stroke: string): string | undefined {
  // The last plus of `ctrl++` is the key.
  const parts = stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+');
  const given = parts.pop() ?? '';
  const key = otherNames[given] ?? given;
  if (!named.has(key) && !/^[a-z0-9`\-=[\]\\;',./]$/.test(key)) return undefined;
  const modifiers = parts.map((part) => modifierNames[part]);
  if (modifiers.includes(undefined) || new Set(modifiers).size < modifiers.length) return undefined;
  return [...modifierOrder.filter((modifier) => modifiers.includes(modifier)), key].join('+');
}

const editing = new Set(['a', 'c', 'v', 'x', 'y', 'z']);
const moving = new Set(['left', 'up', 'right', 'down', 'home', 'end', 'backspace', 'delete']);

/** Whether text fields have a use of their own for it, on any system. */
function isForText(stroke: string): boolean {
  const { modifiers, key } = partsOf(stroke);
  const main = modifiers.filter((modifier) => modifier !== 'shift');
  if (main.length > 1) return false;
  if (moving.has(key) || key === 'tab' || key === 'escape') return true;
  return main.length === 1 && main[0] !== 'alt' && editing.has(key);
}
