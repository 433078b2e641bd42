import { type Color, type ParseToken, parseAnsiSequences } from 'ansi-sequence-parser';
import { visibleText } from './log-text.js';

/** How a piece of a message looks: class names of ours, and colours beyond the sixteen as values. */
export interface AnsiStyle {
  readonly className: string;
  readonly colour?: string;
  readonly background?: string;
}

export interface StyledText {
  readonly text: string;
  readonly style?: AnsiStyle;
}

const escapeCode = '\u001b';
/** The one kind of escape code that is obeyed: colours and weights. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with one.
const graphics = /\u001b\[[\d;]*m/g;

/** The text with the colours that its escape codes ask for. All other codes and control characters are shown, and never act. */
export function styledText(message: string): readonly StyledText[] {
  if (!message.includes(escapeCode)) return [{ text: visibleText(message) }];
  return parseAnsiSequences(onlyGraphics(message)).map((token) => {
    const style = styleOf(token);
    return { text: token.value, ...(style === undefined ? {} : { style }) };
  });
}

/** The parser takes everything up to the next `m` for a code: it is given nothing that is none. */
function onlyGraphics(message: string): string {
  const codes = message.match(graphics) ?? [];
  return message
    .split(graphics)
    .map((text, index) => visibleText(text) + (codes[index] ?? ''))
    .join('');
}

function styleOf({ foreground, background, decorations }: ParseToken): AnsiStyle | undefined {
  const [front, back] = decorations.has('reverse') ? [background, foreground] : [foreground, background];
  const names = [...decorations].filter((name) => name !== 'hidden' && name !== 'reverse');
  const classes = names.map((name) => `ansi-${name}`);
  if (decorations.has('reverse') && !front && !back) classes.push('ansi-reverse');
  if (front) classes.push('ansi-front', ...nameOf('ansi-front', front));
  if (back) classes.push('ansi-back', ...nameOf('ansi-back', back));
  if (classes.length === 0) return undefined;
  const [colour, behind] = [front && valueFor(front), back && valueFor(back)];
  return {
    className: classes.join(' '),
    ...(colour ? { colour } : {}),
    ...(behind ? { background: behind } : {}),
  };
}

const names = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'brightBlack',
  'brightRed',
  'brightGreen',
  'brightYellow',
  'brightBlue',
  'brightMagenta',
  'brightCyan',
  'brightWhite',
] as const;

/** The sixteen have a colour of the theme. */
function nameOf(prefix: string, colour: Color): readonly string[] {
  const name =
    colour.type === 'named' ? colour.name : colour.type === 'table' ? names[colour.index] : undefined;
  return name === undefined ? [] : [`${prefix}-${name}`];
}

/** The others are a value, which the style sheet makes readable on the theme's ground. */
function valueFor(colour: Color): string | undefined {
  if (colour.type === 'rgb') return `rgb(${colour.rgb.map((part) => Math.min(255, part)).join(' ')})`;
  if (colour.type !== 'table' || colour.index < names.length || colour.index > 255) return undefined;
  if (colour.index >= 232) {
    const grey = 8 + (colour.index - 232) * 10;
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  const index = colour.index - 16;
  return `rgb(${level(Math.floor(index / 36))} ${level(Math.floor(index / 6) % 6)} ${level(index % 6)})`;
}
