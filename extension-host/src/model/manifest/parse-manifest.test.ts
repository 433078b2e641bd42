import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkManifest, parseManifest } from './parse-manifest.js';

const sound = {
  name: 'word-count',
  publisher: 'plugo',
  version: '1.0.0',
  engines: { plugo: '^0.1.0' },
  main: 'dist/main.js',
};

function problemsOf(fields: object): readonly string[] {
  const check = checkManifest({ ...sound, ...fields });
  return check.kind === 'invalid' ? check.problems : [];
}

test('a small manifest is sound, and defaults are filled in', () => {
  expect(parseManifest(sound, 'package.json')).toEqual({
    ...sound,
    activationEvents: ['onStartup'],
    contributes: { commands: [], keybindings: [], methods: {}, statusBar: [], views: [] },
    extensionDependencies: {},
    optionalExtensionDependencies: {},
    provides: [],
    permissions: [],
    restart: { policy: 'on-crash', reload: 'beside' },
    transport: 'auto',
  });
});

test('fields of npm and other tools are left out, not refused', () => {
  const manifest = parseManifest({ ...sound, scripts: { build: 'tsc' }, dependencies: 5 }, 'package.json');
  expect(manifest).not.toHaveProperty('scripts');
});

test("VS Code's plain array of dependencies means any version", () => {
  const { extensionDependencies } = parseManifest({ ...sound, extensionDependencies: ['plugo.a'] }, 'p');
  expect(extensionDependencies).toEqual({ 'plugo.a': '*' });
});

test.each<[string, object, readonly string[]]>([
  [
    'a missing field',
    { version: undefined },
    ['version is missing; it must be a semantic version, such as "1.0.0".'],
  ],
  [
    'half a version',
    { version: '1.0' },
    ['version is "1.0"; it must be a semantic version, such as "1.0.0".'],
  ],
  [
    'an id part in capitals',
    { name: 'Word Count' },
    ['name is "Word Count"; it must be lower-case letters, digits and hyphens, such as "word-count".'],
  ],
  [
    'an odd restart policy',
    {
      restart: {
        policy: 'always',
        maxCrashes: 0,
        windowSeconds: 'long',
        maxBackoffSeconds: 9999,
        reload: 'now',
      },
    },
    [
      'restart.policy is "always"; it must be "on-crash" or "never".',
      'restart.maxCrashes is 0; it must be a number from 1 to 100.',
      'restart.windowSeconds is "long"; it must be a number from 1 to 86400.',
      'restart.maxBackoffSeconds is 9999; it must be a number from 1 to 3600.',
      'restart.reload is "now"; it must be "beside" or "stop-first".',
    ],
  ],
  [
    'no engines',
    { engines: undefined },
    ['engines is missing; it must be an object, such as { "plugo": "^0.1.0" }.'],
  ],
  [
    'another engine only',
    { engines: { vscode: '^1.80.0' } },
    ['engines.plugo is missing; it must be a semver range, such as "^1.0.0".'],
  ],
  [
    'a range that is a number',
    { extensionDependencies: { 'plugo.x': 5 } },
    ['extensionDependencies["plugo.x"] is 5; it must be a semver range, such as "^1.0.0".'],
  ],
  [
    'a dependency without publisher',
    { extensionDependencies: { x: '^1.0.0' } },
    ['extensionDependencies has the key "x"; a key must be publisher.name, such as "plugo.hello-world".'],
  ],
  [
    'a list of dependencies with a number in it',
    { extensionDependencies: ['plugo.a', 7] },
    ['extensionDependencies[1] is 7; it must be publisher.name, such as "plugo.hello-world".'],
  ],
  [
    'dependencies that are neither',
    { extensionDependencies: 'plugo.x' },
    ['extensionDependencies is "plugo.x"; it must be an object or a list.'],
  ],
  [
    'a command line that is a list',
    { main: undefined, plugo: { run: { command: ['python3'] } } },
    ['plugo.run.command is a list; it must be a text or an object.'],
  ],
  [
    'an empty program',
    { main: undefined, plugo: { run: { command: '' } } },
    ['plugo.run.command is ""; it must not be empty.'],
  ],
  [
    'keys that are no good',
    {
      contributes: {
        commands: [{ command: 'a.b', title: 'B' }],
        keybindings: [
          { command: 'a.c', key: 'hyper+k' },
          { command: 'a.b', key: 'ctrl+c', when: 'editorFocus' },
          { command: 'a.b', key: 'ctrl+alt+k', mac: 'k' },
        ],
      },
    },
    [
      'contributes.keybindings[0].key is "hyper+k"; it must be keys, such as "ctrl+shift+k" or "ctrl+k ctrl+s".',
      'contributes.keybindings[1].key is "ctrl+c"; it must have ctrl, alt or cmd, or be a function key, and leave alone the keys that edit text or move in it.',
      'contributes.keybindings[2].mac is "k"; it must have ctrl, alt or cmd, or be a function key, and leave alone the keys that edit text or move in it.',
      'contributes.keybindings[0].command is "a.c"; it must be one of contributes.commands.',
      'contributes.keybindings[1].when is "editorFocus"; Plugo has no conditions for keys, leave it out.',
    ],
  ],
  [
    'a type beside a schema',
    {
      contributes: {
        commands: [
          {
            command: 'a.b',
            title: 'B',
            arguments: [{ name: 'x', type: 'string', schema: { type: 'array' } }],
          },
        ],
      },
    },
    ['contributes.commands[0].arguments[0].type stands beside schema; say it in the schema.'],
  ],
  ['a wrong choice', { transport: 'udp' }, ['transport is "udp"; it must be "auto", "unix" or "tcp".']],
  ['too much time', { activationTimeout: 500 }, ['activationTimeout is 500; it must be at most 300.']],
  [
    'an unknown event',
    { activationEvents: ['onMoon'] },
    ['activationEvents[0] is "onMoon"; it must be "onStartup", "onCommand:<command>" or "onView:<view>".'],
  ],
  [
    'a command without title and with a plain name',
    { contributes: { commands: [{ command: 'count' }] } },
    [
      'contributes.commands[0].command is "count"; it must be a method name with a dot, such as "wordCount.count".',
      'contributes.commands[0].title is missing; it must be a text.',
    ],
  ],
  [
    'rules for a plain name, and a cache without its time',
    { contributes: { methods: { count: {}, 'a.b': { cacheable: { entries: 0 } } } } },
    [
      'contributes.methods has the key "count"; a key must be a method name with a dot, such as "wordCount.count".',
      'contributes.methods["a.b"].cacheable.ttl is missing; it must be a number.',
      'contributes.methods["a.b"].cacheable.entries is 0; it must be at least 1.',
    ],
  ],
  [
    'a service in capitals',
    { provides: ['Translation'] },
    [
      'provides[0] is "Translation"; it must be lower-case letters, digits, dots and hyphens, such as "translation".',
    ],
  ],
  [
    'neither main nor plugo.run',
    { main: undefined },
    [
      'main and plugo.run are both missing; one must tell how to start the extension, such as "main": "dist/main.js".',
    ],
  ],
  [
    'both main and plugo.run',
    { plugo: { run: { command: 'python3' } } },
    ['main and plugo.run are both there; an extension is started by one of them.'],
  ],
  [
    'the same command twice',
    {
      contributes: {
        commands: [
          { command: 'a.b', title: 'A' },
          { command: 'a.b', title: 'B' },
        ],
      },
    },
    ['contributes.commands[1].command is "a.b", as in contributes.commands[0]; names must differ.'],
  ],
  [
    'a default of another type',
    {
      contributes: {
        commands: [{ command: 'a.b', title: 'A', arguments: [{ name: 'n', type: 'integer', default: 1.5 }] }],
      },
    },
    ['contributes.commands[0].arguments[0].default is 1.5; its type is "integer".'],
  ],
  [
    'a setting key with a space',
    { contributes: { configuration: { properties: { 'a b': {} } } } },
    [
      'contributes.configuration.properties has the key "a b"; a key must be letters, digits, dots, hyphens and underscores, such as "wordCount.minimum".',
    ],
  ],
  ['the id of the host', { name: 'host' }, ['name is "host"; the id plugo.host belongs to Plugo itself.']],
])('%s is named with what was found and what is allowed', (_, fields, problems) => {
  expect(problemsOf(fields)).toEqual(problems);
});

test('all problems are told at once, in one error that names the file', () => {
  const manifest = { ...sound, version: 1, publisher: null, main: undefined };
  expect(() => parseManifest(manifest, '/x/package.json')).toThrowError(
    expect.objectContaining({
      code: 'MANIFEST_INVALID',
      message: expect.stringMatching(
        /^\/x\/package\.json is not valid\. publisher .* version .* main and plugo\.run/,
      ),
      data: { problems: expect.objectContaining({ length: 3 }) },
    }),
  );
});

test.each([[null], [undefined], [[]], ['text'], [5]])('%j is no manifest and says so', (value) => {
  const check = checkManifest(value);
  expect(check).toEqual({
    kind: 'invalid',
    problems: [expect.stringMatching(/^The manifest is .*; it must be an object\.$/)],
  });
});

test('a key __proto__ changes no prototype and is refused as a setting', () => {
  const text = `{"name":"a","publisher":"b","version":"1.0.0","engines":{"plugo":"*","__proto__":{"evil":1}},"main":"m",
    "__proto__":{"evil":1},"extensionDependencies":{"__proto__":"*"},
    "contributes":{"configuration":{"properties":{"ok":{"__proto__":{"evil":1}}}}}}`;
  const manifest = parseManifest(JSON.parse(text), 'p');
  expect([({} as { evil?: number }).evil, (manifest as { evil?: number }).evil]).toEqual([
    undefined,
    undefined,
  ]);
  expect(Object.getPrototypeOf(manifest.contributes.configuration?.properties.ok)).toBe(Object.prototype);
  const withSetting = JSON.parse(
    '{"contributes":{"configuration":{"properties":{"__proto__":{"type":"string"}}}}}',
  );
  expect(problemsOf(withSetting)).toEqual([expect.stringContaining('has the key "__proto__"')]);
});

test('no value at all makes the check throw, and every problem is a sentence', () => {
  const field = fc.constantFrom(
    'name',
    'version',
    'engines',
    'main',
    'plugo',
    'contributes',
    'extensionDependencies',
    'activationEvents',
  );
  fc.assert(
    fc.property(field, fc.jsonValue(), (key, value) => {
      for (const problem of problemsOf({ [key]: value })) expect(problem).toMatch(/^\S.*\S\.$/s);
    }),
  );
});
