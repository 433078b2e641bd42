// Writes docs/errors.md from the tables of errors and reports of the host. `--check` fails where the page is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { errorTable } from '../extension-host/dist/model/errors.js';
import { reportTable } from '../extension-host/dist/model/reports.js';

const page = new URL('../docs/errors.md', import.meta.url);

const errors = Object.entries(errorTable).map(
  ([code, { meaning, nextStep }]) => `| \`${code}\` | ${meaning} | ${nextStep} |`,
);
const reports = Object.entries(reportTable).map(
  ([code, { level, meaning, nextStep }]) => `| \`${code}\` | ${level} | ${meaning} | ${nextStep || '–'} |`,
);
const text = `# Errors and reports

## Errors

Every error of the host has a stable code, a sentence that says what was found and what was wanted, and a next step. The code is
in \`error.data.code\` of a JSON-RPC response, in the app's messages and in the output of \`plugo-host\`. This page is written by
\`node scripts/generate-errors-doc.mjs\` from the tables in \`extension-host/src/model\`: \`errors.ts\` and \`reports.ts\`.

| code | what it means | what to do |
|---|---|---|
${errors.join('\n')}

## Reports

What happens to an extension is written down, the latest 200 reports of each, and kept over restarts: \`plugo-host reports [id]\`,
\`report/list\` of the control protocol, \`host.reports\` of the library. A report has one of these codes, what happened and why in plain
words, what to do where there is something to do, and the code of the error behind it.

| code | level | what it means | what to do |
|---|---|---|---|
${reports.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/errors.md is not up to date: run node scripts/generate-errors-doc.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, text);
}
