import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { filesInZip } from '../testing/files-in-zip.js';
import { crashing, useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import { PlugoHost, plugoHost } from '../testing/plugo-host.js';
import { sweepStaleSockets } from '../transport/sweep-stale-sockets.js';

assertNoLeaks();
const hosts = useHosts();
const running: PlugoHost[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((command) => command.kill()));
  await sweepStaleSockets('');
});

function begin(args: readonly string[], environment: Readonly<Record<string, string>> = {}): PlugoHost {
  const command = new PlugoHost(args, environment);
  running.push(command);
  return command;
}

/** Runs the extensions written so far, until all named are active. */
async function run(...active: string[]): Promise<PlugoHost> {
  const command = begin(['run', hosts.in('authors'), '--data-dir', hosts.dataDirectory]);
  for (const id of active) await command.printed(new RegExp(`● ${id} · active`));
  return command;
}

const ps = async () => {
  const { stdout } = await plugoHost('ps', '--json', '--data-dir', hosts.dataDirectory);
  return JSON.parse(stdout) as { id: string; process: { pid: number; memory: number } }[];
};
const call = (...args: string[]) => plugoHost('call', ...args, '--data-dir', hosts.dataDirectory);
const socketDirectoriesOf = async (pid: number | undefined) =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`plugo-${pid}-`));

const worker = `
import { currentCall, register, run } from '@plugo/sdk';
register({
  work() {
    currentCall().report({ percentage: 12.5, message: 'Be\\x1b[31mginning' });
    currentCall().report({ data: [1] });
    return 'done';
  },
  *count(to = Infinity) {
    currentCall().report({ message: 'Counting' });
    for (let n = 1; n <= to; n += 1) yield { n };
  },
}, 'Worker');
run();
`;

test('call prints on stderr how far it has got, and the result alone on stdout', async () => {
  await hosts.author({ name: 'a', code: worker });
  await run('test.a');
  expect(await call('test.a', 'Worker.work')).toEqual({
    code: 0,
    stdout: '"done"\n',
    stderr: '12 % Beginning\n[1]\n',
  });
});

test('traces lists the latest calls', async () => {
  await hosts.author({ name: 'a', code: worker });
  await run('test.a');
  await call('test.a', 'Worker.work');
  const args = ['--data-dir', hosts.dataDirectory];
  expect(await plugoHost('traces', 'test.a', ...args)).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^[\d:.]{12} +[\d.]+ ms {2}a person → test\.a Worker\.work {2}ok\n$/),
    stderr: 'One of 100 calls is traced.\n',
  });
  expect(await plugoHost('traces', 'test.none', ...args)).toMatchObject({ code: 1 });
});

test('call --stream prints a line for each item, for as long as somebody reads', async () => {
  await hosts.author({ name: 'a', code: worker });
  await run('test.a');
  expect(await call('test.a', 'Worker.count', '100', '--stream')).toEqual({
    code: 0,
    stdout: Array.from({ length: 100 }, (_, index) => `{"n":${index + 1}}\n`).join(''),
    stderr: 'Counting\n',
  });
  const endless = begin(['call', 'test.a', 'Worker.count', '--stream', '--data-dir', hosts.dataDirectory]);
  await endless.printed(/"n":50\}/);
  endless.child.kill('SIGINT');
  expect(await endless.ended()).toBe(0);
  expect(await call('test.a', 'Worker.count')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('[RESULT_TOO_LONG]'),
  });
});

test('run starts folders of extensions, ps and call reach them, and Ctrl+C stops all', async () => {
  await hosts.author({ name: 'a' });
  await hosts.author({ name: 'b', manifest: { extensionDependencies: { 'test.gone': '*' } } });
  const command = await run('test.a');
  await command.printed(/● test\.b · unresolved · test\.b needs test\.gone \*, which is not installed\./);
  expect(await call('test.a', 'Probe.echo', '"Ada"')).toEqual({ code: 0, stdout: '"Ada"\n', stderr: '' });
  expect(await call('test.a', 'Probe.echo', '[{"x": 1}]')).toMatchObject({ stdout: '{\n  "x": 1\n}\n' });
  expect(await call('test.a', 'Probe.echo')).toMatchObject({ code: 0, stdout: 'null\n' });

  const [view] = await ps();
  expect(view).toMatchObject({ id: 'test.a', process: { memory: expect.any(Number) } });
  expect(view?.process.memory).toBeGreaterThan(1_000_000);
  const table = await plugoHost('ps', '--data-dir', hosts.dataDirectory);
  expect(table.stdout).toMatch(
    /^ID +VERSION +STATE +PID +MEMORY +CONNECTION +RESTARTS +REASON\ntest\.a +1\.0\.0 +active +\d+ +[1-9][\d.]+ MiB +unix +0\n/,
  );

  command.child.kill('SIGINT');
  expect(await command.ended()).toBe(0);
  expect(command.stdout).toMatch(/stopping…\n/);
  expect(isAlive(view?.process.pid ?? 0)).toBe(false);
  expect(await socketDirectoriesOf(command.child.pid)).toEqual([]);
  expect(await readdir(hosts.dataDirectory)).not.toContain('host.json');
});

test('a host that is killed takes its extensions along, and the next one sweeps and takes its place', async () => {
  await hosts.author({ name: 'a' });
  const first = await run('test.a');
  const [view] = await ps();
  await first.kill();
  await eventually(() => expect(isAlive(view?.process.pid ?? 0)).toBe(false));
  expect(await socketDirectoriesOf(first.child.pid)).not.toEqual([]);
  expect(await plugoHost('ps', '--data-dir', hosts.dataDirectory)).toMatchObject({
    code: 1,
    stderr: `plugo-host: No host runs on the data directory ${hosts.dataDirectory}. [HOST_UNREACHABLE]\nStart one with plugo-host run, or name its data directory.\n`,
  });
  const second = await run('test.a');
  expect(await socketDirectoriesOf(first.child.pid)).toEqual([]);
  second.child.kill('SIGTERM');
  expect(await second.ended()).toBe(0);
});

test('a second run on the same data directory is refused', async () => {
  await hosts.author({ name: 'a' });
  await run('test.a');
  const second = await plugoHost('run', hosts.in('authors'), '--data-dir', hosts.dataDirectory);
  expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('[HOST_RUNNING]') });
});

test('logs prints what was said, and goes on with -f, each line once, until the host ends', async () => {
  await hosts.author({ name: 'a' });
  await hosts.author({ name: 'b' });
  const host = await run('test.a', 'test.b');
  await call('test.a', 'Probe.print', '"first"');
  await call('test.b', 'Probe.print', '"other"');
  const following = begin(['logs', '-f', 'test.a', '--data-dir', hosts.dataDirectory]);
  const json = begin(['logs', '-f', '--json'], { PLUGO_DATA_DIR: hosts.dataDirectory });
  await following.printed(/info +test\.a stdout: first\n/);
  await json.printed(/"other"/);
  await call('test.a', 'Probe.print', '"second"');
  await following.printed(/stdout: second\n/);
  await json.printed(/"second"/);
  host.child.kill('SIGINT');
  expect(await following.ended()).toBe(0);
  expect(await json.ended()).toBe(0);

  const lines = following.stdout.split('\n').filter((line) => line.includes(' stdout: '));
  expect(lines.map((line) => line.slice(line.indexOf('stdout: ')))).toEqual([
    'stdout: first',
    'stdout: second',
  ]);
  const entries = json.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { sequence: number });
  const sequences = entries.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  expect(entries).toContainEqual(
    expect.objectContaining({ extensionId: 'test.b', source: 'stdout', message: 'other' }),
  );
});

test('logs -f ends at Ctrl+C, and logs of an extension that is not there is refused', async () => {
  await hosts.author({ name: 'a' });
  await run('test.a');
  const following = begin(['logs', '-f', '--data-dir', hosts.dataDirectory]);
  await following.printed(/plugo\.host/);
  following.child.kill('SIGINT');
  expect(await following.ended()).toBe(0);
  expect(await plugoHost('logs', 'test.typo', '--data-dir', hosts.dataDirectory)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('No extension test.typo is installed. [NOT_INSTALLED]'),
  });
});

test('reports prints what happened and what to do, and goes on with -f until the host ends', async () => {
  await hosts.author({ name: 'a' });
  const host = await run('test.a');
  const following = begin(['reports', '-f', 'test.a', '--data-dir', hosts.dataDirectory]);
  await following.printed(/info +test\.a STARTED: It is active after /);
  await call('test.a', 'Probe.crash');
  await following.printed(
    /error +test\.a CRASHED: A exited with code 1\..*\n +→ See the last lines it wrote/,
  );
  await following.printed(/RESTARTED/);
  const json = await plugoHost('reports', '--json', '--data-dir', hosts.dataDirectory);
  const listed = json.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: string });
  expect(listed.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['HOST_STARTED', 'LAUNCHED', 'STARTED', 'CRASHED', 'RESTARTED']),
  );
  expect(await plugoHost('reports', 'test.typo', '--data-dir', hosts.dataDirectory)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('[NOT_INSTALLED]'),
  });
  host.child.kill('SIGINT');
  expect(await following.ended()).toBe(0);
});

test('crashes lists what crashed, and prints all that is known of one', async () => {
  await hosts.author({ name: 'a' });
  await run('test.a');
  await call('test.a', 'Probe.crash');
  const ask = (...words: string[]) => plugoHost('crashes', ...words, '--data-dir', hosts.dataDirectory);
  await eventually(async () => expect((await ask()).stdout).toMatch(/EXITED/), 10_000);
  const [list, crash, none] = await Promise.all([ask(), ask('test.a', 'last'), ask('test.a', 'none')]);
  expect(list.stdout).toMatch(/^test\.a \d{4}-\S+ EXITED: A exited with code 1\..*\n {2}→ /);
  expect(crash.stdout).toMatch(
    /→ request Probe\.crash .*\n[\s\S]*Log\n[\s\S]*stderr: Error: Crashed by a test\n/,
  );
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('[CRASH_NOT_FOUND]') });
});

test('diagnostics saves one zip file, and says where', async () => {
  await hosts.author({ name: 'a' });
  await run('test.a');
  const save = (...words: string[]) => plugoHost('diagnostics', ...words, '--data-dir', hosts.dataDirectory);
  const file = hosts.in('bundle.zip');
  const { code, stdout, stderr } = await save(hosts.in('bundle'));
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/bundle\.zip: \d+ files, \d+ bytes\n$/),
  });
  expect(stderr).toContain('0 % README.txt');
  expect(Object.keys(await filesInZip(file))).toContain('logs/test.a.log');
  expect(await save(hosts.in('missing', 'bundle.zip'))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('[DIAGNOSTICS_FAILED]'),
  });
  expect(await save()).toMatchObject({ code: 2 });
});

test('bisect names the extension that brings a problem', async () => {
  for (const name of ['a', 'b', 'c']) await hosts.author({ name });
  await hosts.author({ name: 'd', code: `console.log('I am evil'); ${crashing}` });
  await run('test.a', 'test.b', 'test.c');
  const { code, stdout } = await plugoHost('bisect', 'i am evil', '--data-dir', hosts.dataDirectory);
  expect(stdout).toContain('The problem comes with test.d.\nEverything is as before.\n');
  expect(stdout).toMatch(/^Step 1 of 4: 2 running, 2 paused/);
  expect(code).toBe(0);
  expect(await call('test.a', 'Probe.echo', '7')).toMatchObject({ code: 0, stdout: '7\n' });
}, 60_000);

test('a failed call tells its code, and one under way when the host ends does not hang', async () => {
  await hosts.author({ name: 'a' });
  const host = await run('test.a');
  expect(await call('test.a', 'Probe.nothing')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('[METHOD_NOT_FOUND]'),
  });
  expect(await call('test.a', 'Probe.echo', '{')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('[ARGUMENT_INVALID]'),
  });
  const waiting = begin(['call', 'test.a', 'Probe.later', '60000', '--data-dir', hosts.dataDirectory]);
  await eventually(async () => expect((await call('test.a', 'Probe.pending')).stdout).toBe('1\n'), 10_000);
  await host.kill();
  expect(await waiting.ended()).toBe(1);
  expect(waiting.stderr).toMatch(/The host ended before it answered\. \[HOST_UNREACHABLE\]/);
});

test('escape codes of an extension never reach the terminal', async () => {
  const evil = '\\u001b]0;owned\\u0007\\u001b[31mred\\u009b2J';
  await hosts.author({ name: 'a' });
  await hosts.author({
    name: 'evil',
    code: `process.stderr.write("${evil} oops\\n", () => process.exit(9));`,
  });
  const host = await run('test.a');
  await call('test.a', 'Probe.print', `"${evil}"`);
  await host.printed(/test\.a stdout: red/);
  await host.printed(/● test\.evil · restarting · /);
  const outputs = await Promise.all([
    plugoHost('ps', '--data-dir', hosts.dataDirectory),
    plugoHost('ps', '--json', '--data-dir', hosts.dataDirectory),
    plugoHost('logs', '--data-dir', hosts.dataDirectory),
    plugoHost('logs', '--json', '--data-dir', hosts.dataDirectory),
    call('test.a', 'Probe.echo', `"${evil}"`),
    call('test.a', evil),
  ]);
  const all = [host.stdout, ...outputs.flatMap(({ stdout, stderr }) => [stdout, stderr])].join('');
  expect(all).toMatch(/red/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  expect(all).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
});

test('run stops when nobody reads its output any more', async () => {
  await hosts.author({ name: 'a' });
  const command = await run('test.a');
  command.child.stdout?.destroy();
  await call('test.a', 'Probe.print', '"into the void"');
  expect(await command.ended()).toBe(0);
  expect(command.stderr).toBe('');
});

test('wrong usage is told with exit code 2', async () => {
  const outcomes = await Promise.all(
    [
      [],
      ['dance'],
      ['--nonsense'],
      ['call'],
      ['call', 'test.a'],
      ['call', 'test.a', 'x', '1', '2'],
      ['logs', 'a', 'b'],
      ['reports', 'a', 'b'],
      ['crashes', 'a', 'b', 'c'],
      ['ps', 'a'],
      ['run', '--transport', 'pigeon'],
    ].map((args) => plugoHost(...args)),
  );
  expect(outcomes.map(({ code }) => code)).toEqual(outcomes.map(() => 2));
  expect(outcomes[1]?.stderr).toMatch(/^plugo-host: there is no command dance\n\nplugo-host: the Plugo/);
  expect(await plugoHost('--help')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('plugo-host run'),
  });
}, 40_000);
