import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Fault, faults } from './faults.js';

const here = import.meta.dirname;
const page = path.resolve(here, '../../docs/what-plugo-survives.md');

const parts: Readonly<Record<Fault['part'], string>> = {
  wire: 'What an extension sends',
  connection: 'How a connection begins',
  process: 'What a process does',
};

const table = (part: Fault['part']) => `
## ${parts[part]}

| what happens | code | what the person sees | guard |
|---|---|---|---|
${faults
  .filter((fault) => fault.part === part)
  .map(({ line, code, sentence, guard }) => {
    const cell = (text: string) => text.replaceAll('|', '\\|');
    return `| ${line} | ${code === undefined ? '–' : `\`${code}\``} | ${cell(sentence)} | \`${guard}\` |`;
  })
  .join('\n')}
`;

test('docs/what-plugo-survives.md is what the laboratory proves (npx vitest run extension-host/fault-lab -u writes it)', async () => {
  const text = `# What Plugo survives

Each line was seen to break a peer or a plain library. Each has a test of its name in \`extension-host/fault-lab\`, in which an
extension called FAULTY does it to a real host, and a healthy neighbour is called all the while: no call to it fails or waits. The
sentence is what the details, the log or the caller's error say; \`…\` stands for what differs. [errors.md](errors.md) has the next
steps. The guard is the code below \`extension-host/src\` without which the test fails.
${(['wire', 'connection', 'process'] as const).map(table).join('')}`;
  await expect(text).toMatchFileSnapshot(page);
});

test('every line has exactly one test', () => {
  const tests = readdirSync(here)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(path.join(here, name), 'utf8'))
    .join('\n');
  const tested = faults.map(({ line }) => tests.split(`'${line}'`).length - 1);
  expect(faults.filter((_, index) => tested[index] !== 1).map(({ line }) => line)).toEqual([]);
});

test('every guard that is named exists', () => {
  for (const { guard } of faults) {
    for (const file of guard.match(/[\w-]+\/[\w-]+\.ts/g) ?? []) {
      expect(() => readFileSync(path.join(here, '../src', file))).not.toThrow();
    }
  }
});
