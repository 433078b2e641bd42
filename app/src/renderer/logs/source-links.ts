/** A place in a file that a message names. */
export interface SourceLink {
  /** Where it is in the message; `end` is after it. */
  readonly start: number;
  readonly end: number;
  /** As it is written: absolute, or from the folder of the extension. */
  readonly path: string;
  readonly line: number;
  readonly column?: number;
}

/** `File "main.py", line 3` of Python. */
const python = /File "([^"\n]+)", line (\d+)/g;
/**
 * `/path/file.js:10:5` of Node, browsers, compilers; `file.go:12` of Go, with or without `file://`, brackets around it, a drive before it. A name
 * needs an ending, so that times and addresses are none.
 */
const colons =
  /(?:file:\/\/)?((?:[A-Za-z]:[\\/]|\.{0,2}[\\/])?[^\s:"'`()[\]{}<>|*?,;=]*[^\s:"'`()[\]{}<>|*?,;=.]\.[A-Za-z]{1,5}):(\d+)(?::(\d+))?/g;
/** What looks like a place in a file and is none: `example.com:443`, `10.0.0.1:80`. */
const hosts = /^[\w.-]+\.(?:com|org|net|io|dev|local|localhost|internal)$/i;
/** Longer lines hold data, not stacks. */
const longest = 2_000;

/** The places in files that a message names, first one first. */
export function sourceLinks(message: string): readonly SourceLink[] {
  if (message.length > longest || !/:\d|", line \d/.test(message)) return [];
  const links: SourceLink[] = [];
  for (const match of message.matchAll(python)) {
    const [text, path = '', line] = match;
    // `<stdin>`, `<frozen importlib._bootstrap>`
    if (path.startsWith('<')) continue;
    links.push({ start: match.index, end: match.index + text.length, path, line: Number(line) });
  }
  for (const match of message.matchAll(colons)) {
    const [text, path = '', line, column] = match;
    if (hosts.test(path) || path.startsWith('//')) continue;
    const place = { start: match.index, end: match.index + text.length, path: unescaped(path, text) };
    links.push({ ...place, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) });
  }
  return links.sort((a, b) => a.start - b.start);
}

/** A `file://` address writes spaces and the like as `%20`. */
function unescaped(path: string, text: string): string {
  if (!text.startsWith('file://')) return path;
  try {
    const decoded = decodeURIComponent(path);
    return /^\/[A-Za-z]:/.test(decoded) ? decoded.slice(1) : decoded;
  } catch {
    return path;
  }
}
