import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { manifestSchema } from '../../../extension-host/src/model/manifest/schema.js';
import schema from '../../schema/manifest.schema.json' with { type: 'json' };
import * as protocol from '../protocol/index.js';
import { useWorkbench } from './workbench.js';

const bench = useWorkbench();
const pages = { guide: 'write-an-extension', protocol: 'protocol', manifest: 'manifest' } as const;

function read(page: keyof typeof pages): Promise<string> {
  return readFile(new URL(`../../../docs/${pages[page]}.md`, import.meta.url), 'utf8');
}

async function blocks(page: keyof typeof pages, language: string): Promise<readonly string[]> {
  const found = (await read(page)).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...found].map(([, text = '']) => text);
}

test('the first extension of the guide runs as it is printed', async () => {
  const [manifest = '', ...others] = await blocks('guide', 'json');
  const [main = ''] = await blocks('guide', 'ts');
  for (const text of [manifest, ...others]) {
    expect(manifestSchema.safeParse(JSON.parse(text))).toMatchObject({ success: true });
  }
  const launch = await bench.author.write(main, 'main.ts', { 'package.json': manifest });
  const { activate, call, process } = await bench.host.start(launch);
  expect(await activate()).toEqual(['Greeter.greet']);
  expect(await call('Greeter.greet', 'Ada')).toBe('Hello, Ada');
  expect(process.stderr).toBe('');
});

test('the page of the protocol has every message, variable and error number', async () => {
  const text = await read('protocol');
  const messages = Object.values(protocol).flatMap((value) =>
    typeof value === 'object' && 'method' in value ? [value.method] : [],
  );
  const numbers = Object.values(protocol.errorCodes).map((code) => `−${-code}`);
  const terms = [...messages, ...numbers, ...Object.values(protocol.environment), ...protocol.logLevels];
  expect(terms.length).toBeGreaterThan(20);
  expect(terms.filter((term) => !text.includes(term))).toEqual([]);
});

test('its examples are JSON-RPC messages, each request with its answer', async () => {
  for (const block of await blocks('protocol', 'json')) {
    const messages = block
      .split(/\n(?=[{[])/)
      .flatMap((text) => JSON.parse(text) as { id?: number; method?: string });
    const asked = messages.flatMap(({ id, method }) =>
      method !== undefined && id !== undefined ? [id] : [],
    );
    const answered = messages.flatMap(({ id, method }) => (method === undefined ? [id] : []));
    if (asked.length > 0) expect(answered).toEqual(asked);
  }
});

test('the length in the example of a frame is right', async () => {
  const [, length, body = ''] =
    /Content-Length: (\d+)\\r\\n\n\\r\\n\n(.*)\n/.exec(await read('protocol')) ?? [];
  expect(Number(length)).toBe(Buffer.byteLength(body));
});

test('the example of attachments is read by the lines of Python beside it', async () => {
  const text = await read('protocol');
  const [, whole, headLength, head = ''] =
    /Content-Length: (\d+)\\r\\n\nPlugo-Head-Length: (\d+)\\r\\n\n\\r\\n\n(.*)<6 bytes>\n/.exec(text) ?? [];
  expect([Number(headLength), Number(whole)]).toEqual([Buffer.byteLength(head), Buffer.byteLength(head) + 6]);
  const reader = (await blocks('protocol', 'python')).find((block) => block.includes('read_message'));
  const code = `import json, sys\n${reader}\nprint(read_message(sys.argv[1].encode() + b'\\0bytes', ${headLength}))`;
  const { stdout } = await promisify(execFile)('python3', ['-c', code, head]);
  expect(stdout).toContain(`'params': [{'image': b'\\x00bytes', 'degrees': 90}]}`);
});

test('the page of the manifest has every field, and its example is sound', async () => {
  const text = await read('manifest');
  const fields = Object.keys(schema.properties);
  const mentioned = (field: string) => new RegExp(`\`${field}[\`.]`).test(text);
  expect(fields.filter((field) => !mentioned(field))).toEqual([]);
  const [example = ''] = await blocks('manifest', 'json');
  const { $schema, type, ...manifest } = JSON.parse(example);
  expect(Object.keys(manifest).sort()).toEqual(fields.filter((field) => field !== 'plugo').sort());
  expect(manifestSchema.safeParse(manifest)).toMatchObject({ success: true });
});
