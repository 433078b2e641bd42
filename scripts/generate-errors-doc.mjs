// Writes docs/errors.md from the error table of the host. `--check` fails where the page is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { errorTable } from '../extension-host/dist/model/errors.js';

const page = new URL('../docs/errors.md', import.meta.url);

const rows = Object.entries(errorTable).map(
  ([code, { meaning, nextStep }]) => `| \`${code}\` | ${meaning} | ${nextStep} |`,
);
const text = `# Errors

Every error of the host has a stable code, a sentence that says what was found and what was wanted, and a next step. The code is
in \`error.data.code\` of a JSON-RPC response, in the app's messages and in the output of \`plugo-host\`. This page is written by
\`node scripts/generate-errors-doc.mjs\` from the table in \`extension-host/src/model/errors.ts\`.

| code | what it means | what to do |
|---|---|---|
${rows.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/errors.md is not up to date: run node scripts/generate-errors-doc.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, text);
}
