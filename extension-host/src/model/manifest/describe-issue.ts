import type { core } from 'zod';

type Issue = core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What is wrong, in sentences: which field, what was found, what is allowed. */
export function describeIssue(issue: Issue, root: unknown, base: Path = []): readonly string[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') return describeUnion(issue, root, path);
  if (issue.code === 'invalid_key') {
    const wanted = issue.issues.map(wantedOf).join(' and ');
    return [`${formatPath(path.slice(0, -1))} has the key ${quote(path.at(-1))}; a key ${wanted}.`];
  }
  const found = valueAt(root, path);
  const name = path.length === 0 ? 'The manifest' : formatPath(path);
  const state = found === undefined ? 'is missing' : `is ${describeValue(found)}`;
  return [`${name} ${state}; it ${wantedOf(issue)}.`];
}

/** Of the alternatives only those count that the type found fits; where none does, all types are named. */
function describeUnion(issue: core.$ZodIssueInvalidUnion, root: unknown, path: Path): readonly string[] {
  const fitting = issue.errors.filter((issues) => !issues.some(isTypeMismatch));
  const meant = fitting[0];
  if (meant) return meant.flatMap((inner) => describeIssue(inner, root, path));
  const wanted = issue.errors.flatMap((issues) => issues.filter(isTypeMismatch).map(wantedOf));
  const found = valueAt(root, path);
  const state = found === undefined ? 'is missing' : `is ${describeValue(found)}`;
  const alternatives = [...new Set(wanted)].map((text) => text.replace(/^must be /, '')).join(' or ');
  return [`${formatPath(path)} ${state}; it must be ${alternatives}.`];
}

function isTypeMismatch(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

/** `must be …` */
function wantedOf(issue: Issue): string {
  if (issue.message.startsWith('must ')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => quote(value)).join(', ')}`.replace(
        /, ([^,]*)$/,
        ' or $1',
      );
    case 'too_small':
      return sizeRule('at least', Number(issue.minimum), issue.origin);
    case 'too_big':
      return sizeRule('at most', Number(issue.maximum), issue.origin);
    case 'invalid_format':
      return `must match ${issue.pattern ?? issue.format}`;
    default:
      return `is not allowed: ${issue.message}`;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function sizeRule(bound: string, size: number, origin: string): string {
  if (origin === 'string' && bound === 'at least' && size === 1) return 'must not be empty';
  if (origin === 'string') return `must have ${bound} ${size} characters`;
  if (origin === 'array') return `must have ${bound} ${size} entries`;
  return `must be ${bound} ${size}`;
}

/** A value as found, short enough for a sentence. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return quote(value);
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 76)}…"` : text;
}

/** `contributes.commands[0].title`, `extensionDependencies["plugo.x"]` */
function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = String(part);
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${text}[${quote(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
