import { expect, test } from 'vitest';
import { en } from './en/index.js';
import { zh } from './zh/index.js';

type Text = string | ((...values: never[]) => string);

/** Every text by its path, `menu.roles.quit`; lists of texts by number. */
function flat(texts: object, prefix = ''): Record<string, Text> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'object'
        ? Object.entries(flat(value, `${prefix}${key}.`))
        : [[prefix + key, value as Text]],
    ),
  );
}

const english = flat(en);
const chinese = flat(zh);

/** Characters that are in no text, one for each argument. */
const marks = ['\ue000', '\ue001', '\ue002', '\ue003', '\ue004'];

/** Written with these arguments; numbers and lists come in as texts, too, and who takes that ill gets lists. */
function written(text: Text): string {
  if (typeof text === 'string') return text;
  for (const values of [marks, marks.map((mark) => [mark]), []]) {
    try {
      return text(...(values as never[]));
    } catch {
      // The next kind of argument.
    }
  }
  throw new Error(`This text cannot be written: ${text}`);
}

test('both languages have the same texts', () => {
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
});

test('both languages use the same arguments', () => {
  const usage = (texts: Record<string, Text>) =>
    Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [
        path,
        marks.filter((mark) => written(text).includes(mark)),
      ]),
    );
  expect(usage(chinese)).toEqual(usage(english));
});

/** What is called the same in every language: names, units, keys, words of code. */
const names =
  /\b(Plugo|English|TypeScript|Shell|Visual Studio Code|VS Code Insiders|VSCodium|Cursor|Windsurf|Zed|JetBrains IDE|Electron|Chromium|Node|JSON|JavaScript|CPU|MessagePack|gzip|Brotli|Unix|TCP|TLS|RPC|ID|Markdown|README|p50|p99|stderr|stdout|ms|MB|Ctrl|Shift|Alt|Enter|Esc|Home|End|Tab)\b/g;

test('no text was left in English', () => {
  const left = Object.entries(chinese).filter(([, text]) => {
    const words = written(text);
    return !/[\u4e00-\u9fff]/.test(words) && /[a-z]{2}/i.test(words.replaceAll(names, ''));
  });
  expect(left.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
});
