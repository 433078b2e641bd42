import { afterEach, expect, test } from 'vitest';
import { canUseSpare, startConditions } from './can-use-spare.js';

const line = {
  command: '/opt/node',
  args: ['--flag', '/opt/launcher.cjs', '/ext/main.js'],
  environment: { NODE_COMPILE_CACHE: '/cache/one' },
};
const spare = startConditions({
  command: '/opt/node',
  args: ['--flag', '/opt/launcher.cjs', '--warm-spare'],
  environment: {},
});

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

test('it fits where only main file and compile cache differ', () => {
  expect(canUseSpare(spare, startConditions(line))).toBe(true);
});

test.each<[string, Partial<typeof line>]>([
  ['another Node', { command: '/usr/bin/node' }],
  ['other flags', { args: ['--flag', '--permission', '/opt/launcher.cjs', '/ext/main.js'] }],
  ['another launcher', { args: ['--flag', '/other/launcher.cjs', '/ext/main.js'] }],
  ['a program around it', { command: '/usr/bin/bwrap', args: ['/opt/node', ...line.args] }],
])('%s needs a cold start', (_, differing) => {
  expect(canUseSpare(spare, startConditions({ ...line, ...differing }))).toBe(false);
});

test.each([
  ['NODE_OPTIONS', '--max-old-space-size=64'],
  ['NODE_EXTRA_CA_CERTS', '/ca.pem'],
  ['TZ', 'Asia/Tokyo'],
  ['LANG', 'ja_JP.UTF-8'],
  ['UV_THREADPOOL_SIZE', '1'],
  ['ANY', 'thing'],
])('the variable %s, which is read at the start, needs a cold start', (name, value) => {
  const environment = { ...line.environment, [name]: value };
  expect(canUseSpare(spare, startConditions({ ...line, environment }))).toBe(false);
});

test('a host whose own environment has changed meanwhile starts cold', () => {
  process.env.TZ = 'Pacific/Chatham';
  expect(canUseSpare(spare, startConditions(line))).toBe(false);
});

test('a host that has changed its user or file mode mask meanwhile starts cold', () => {
  expect(canUseSpare(spare, { ...startConditions(line), identity: '[1000]' })).toBe(false);
});
