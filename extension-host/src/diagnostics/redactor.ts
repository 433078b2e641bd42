/** Who must not be found in what is given away. */
export interface Private {
  /** Absolute path of the home folder. */
  readonly home: string;
  /** Name of the user. */
  readonly user: string;
}

/** `password: hunter2`, `"apiKey": "…"`, `token=…` in the midst of a line. */
const namedSecret =
  /((?:token|passw(?:or)?d|passphrase|secret|credentials?|authori[sz]ation|cookie|api[-_]?key|private[-_]?key)["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|(?:bearer\s+|basic\s+)?[^\s"',;}\]]+)/gi;

const masked = '•••';

/**
 * A text without the home folder (`~` in its place), the user's name in paths (`user`), and values that have the name of a secret.
 * Written in JSON, with its backslashes doubled, they are found as well.
 */
export function redact(text: string, { home, user }: Private): string {
  const withoutHome = [home, home.replaceAll('\\', '\\\\')]
    .filter(({ length }) => length > 1)
    .reduce(
      (rest, path) => rest.replace(new RegExp(`(?<![\\w.~-])${escaped(path)}(?![\\w-])`, 'g'), '~'),
      text,
    );
  const withoutUser =
    user.length < 2
      ? withoutHome
      : withoutHome.replace(new RegExp(`([\\\\/])${escaped(user)}(?=[\\\\/]|["'\\s:]|$)`, 'gm'), '$1user');
  return withoutUser.replace(namedSecret, (_, name: string, value: string) => {
    const [quote = ''] = /^["']/.exec(value) ?? [];
    return `${name}${quote}${masked}${quote}`;
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
