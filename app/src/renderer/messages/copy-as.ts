import { isExportedMethodName } from '@plugo/sdk/protocol';
import type { Exchange } from './exchange-buffer.js';

/** In which form an exchange is copied. */
export type CopyForm = 'json' | 'typescript' | 'shell';

/** A call as a person could make it again; undefined for messages of the protocol, which are the host's alone. */
export interface CopiedCall {
  readonly extensionId: string;
  readonly method: string;
  readonly arguments: readonly unknown[];
}

/** The call that an exchange is: of the host to an extension, or of that extension to another one. */
export function callOf({ opening }: Exchange): CopiedCall | undefined {
  const { direction, kind, method, extensionId } = opening;
  if (kind !== 'request' || method === undefined) return undefined;
  const params = parse(opening.content);
  if (direction === 'toExtension' && isExportedMethodName(method))
    return { extensionId, method, arguments: Array.isArray(params) ? params : [] };
  if (!isRecord(params)) return undefined;
  const { extension = extensionId, method: inner, arguments: args = [] } = params;
  const isCall = ['extension/call', 'extension/stream', 'stream/open'].includes(method);
  if (!isCall || typeof extension !== 'string' || typeof inner !== 'string' || !Array.isArray(args))
    return undefined;
  return { extensionId: extension, method: inner, arguments: args };
}

/** Request and answer as one object of JSON. */
export function asJson(exchange: Exchange): string {
  const { opening, response, items } = exchange;
  const { extensionId, direction, method, at, caller } = opening;
  const isLone = opening.kind === 'response';
  return JSON.stringify(
    {
      extension: extensionId,
      direction,
      ...(method === undefined ? {} : { method }),
      at: new Date(at).toISOString(),
      ...(caller === undefined ? {} : { caller }),
      ...(isLone ? {} : { params: parse(opening.content) }),
      ...(items === undefined ? {} : { items: itemsOf(exchange) }),
      ...answerOf(isLone ? opening : response),
    },
    undefined,
    2,
  );
}

/** With our SDK, in an extension that depends on that one. */
export function asTypeScript({ extensionId, method, arguments: args }: CopiedCall): string {
  const [object = '', ...rest] = method.split('.');
  const name = rest.join('.');
  const list = args.map((value) => literal(value)).join(', ');
  return [
    "import { run } from '@plugo/sdk';",
    '',
    'run({',
    '  async activate(context) {',
    `    const ${variable(object)} = context.extensions.get(${quoted(extensionId)}, ${quoted(object)});`,
    `    const result = await ${variable(object)}${rest.length === 1 && isName(name) ? `.${name}` : `[${quoted(name)}]`}(${list});`,
    '    console.log(result);',
    '  },',
    '});',
    '',
  ].join('\n');
}

/** For a POSIX shell: in single quotes nothing has a meaning but the single quote. */
export function asShell({ extensionId, method, arguments: args }: CopiedCall): string {
  const words = ['plugo-host', 'call', shellWord(extensionId), shellWord(method)];
  // One argument that is no array stands for itself; an array would be taken for the list.
  const [only] = args;
  if (args.length === 1 && !Array.isArray(only)) words.push(shellQuoted(JSON.stringify(only)));
  else if (args.length > 0) words.push(shellQuoted(JSON.stringify(args)));
  return words.join(' ');
}

/** What a stream has given so far, as far as it is kept. */
export function itemsOf({ items = [] }: Exchange): readonly unknown[] {
  return items.map(({ content }) => {
    const params = parse(content);
    return isRecord(params) ? params.item : params;
  });
}

function answerOf(response: Exchange['response']): object {
  if (response === undefined) return {};
  const value = parse(response.content);
  return {
    ...(response.error === undefined ? { result: value ?? null } : { error: value ?? response.error }),
    ...(response.duration === undefined ? {} : { milliseconds: Math.round(response.duration * 1000) / 1000 }),
  };
}

function shellWord(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) && !word.startsWith('-') ? word : shellQuoted(word);
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** JSON is JavaScript but for two line separators, which older readers end a line at. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (separator) =>
    separator === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
}

function variable(object: string): string {
  const name = object.charAt(0).toLowerCase() + object.slice(1);
  return isName(name) && name !== 'context' ? name : 'object';
}

function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was captured as JSON; undefined where there was nothing. */
export function parse(content: string | undefined): unknown {
  if (content === undefined) return undefined;
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
}
