// Who may import whom: the table of docs/architecture.md, one rule a row. `scripts/import-rules.test.mjs` proves that
// each rule fires. Calls go down, events come up; a stage that needs another stage is two ideas in one folder.

const TESTS = String.raw`(\.test\.tsx?$|/testing/)`;
const PROTOCOL = '^sdk/(src|dist)/protocol/';
// The vocabulary of the protocol (LogLevel, StatusParams …) is for every folder of the host, and leaves no trace at run
// time. That only those who speak it use its values is held by `protocol-values-where-it-is-spoken`.
const PROTOCOL_TYPES = PROTOCOL;
const CONTROL = '^extension-host/(src|dist)/control/';
const OURS = '^(sdk|extension-host|app|sample-extensions)/(?!node_modules/)';

const STAGES = [
  'installation',
  'discovery',
  'resolution',
  'permissions',
  'contributions',
  'logging',
  'notifications',
  'storage',
  'reports',
  'development',
  'traffic',
  'culprit',
  'views',
  'diagnostics',
  'metrics',
  'profiling',
];

const inHost = (...folders) => `^extension-host/src/(${folders.join('|')})/`;

/** A row of the table: what the folder may import of ours, and why not more. */
function row(name, folder, allowed, why) {
  return {
    name,
    comment: why,
    severity: 'error',
    from: { path: folder, pathNot: TESTS },
    to: { path: OURS, pathNot: [folder, ...allowed] },
  };
}

const stage = (folder, why) =>
  row(`${folder}-stands-alone`, inHost(folder), [inHost('base', 'model'), PROTOCOL_TYPES], why);

const table = [
  row(
    'protocol-imports-nothing',
    PROTOCOL,
    [],
    'Authors in any language read it as the specification, and both ends of the wire import it.',
  ),
  row(
    'sdk-knows-no-host',
    '^sdk/src/',
    [],
    'An extension ships with the SDK alone; the host on the other end may be any version.',
  ),
  row(
    'base-imports-nothing',
    inHost('base'),
    [],
    'Everything stands on it: what it imports, everything imports.',
  ),
  row(
    'model-imports-base-and-protocol',
    inHost('model'),
    [inHost('base'), PROTOCOL],
    'The words all stages share must not depend on what one stage does with them.',
  ),
  stage('installation', 'A package is checked and copied before anything is known about what runs.'),
  stage('discovery', 'Reading folders must work however broken the set of extensions is.'),
  stage(
    'resolution',
    'Who depends on whom is decided from descriptions alone, so it can be tested as values.',
  ),
  stage('permissions', 'What an extension may do is decided in one place that nothing else can bend.'),
  stage('contributions', 'What extensions contribute is known without starting any of them.'),
  stage('logging', 'Logs must be written in every state of every other stage.'),
  stage('notifications', 'What was posted is kept and counted whether or not its extension still runs.'),
  stage('storage', 'What an extension keeps outlives its process.'),
  stage('reports', 'What happened must be told in every state of every other stage.'),
  stage(
    'diagnostics',
    'What goes into a bundle is put together by the host; how it is written and cleaned is tested without one.',
  ),
  stage(
    'views',
    'What a view may hold is decided from its data alone; who shows it and calls back is the host’s business.',
  ),
  stage(
    'culprit',
    'Whom to pause next is decided from answers alone; how extensions are paused is the host’s business.',
  ),
  stage('metrics', 'What is counted and how is apart from what is done with it.'),
  stage('profiling', 'Files of recordings are kept without knowing how they came to be.'),
  stage('development', 'Noticing that a file was saved is apart from what is done about it.'),
  stage('traffic', 'Messages are shown to who watches without the connections knowing who that is.'),
  row(
    'process-knows-no-connection',
    inHost('process'),
    [inHost('base', 'model'), PROTOCOL],
    'Running a process is apart from speaking to it.',
  ),
  row(
    'transport-knows-no-connection',
    inHost('transport'),
    [inHost('base', 'model'), PROTOCOL],
    'A socket carries bytes; what they mean is the business of the connection.',
  ),
  row(
    'connection-speaks-over-transport',
    inHost('connection'),
    [inHost('base', 'model', 'transport'), PROTOCOL],
    'A connection is tested against a peer that is no process of ours.',
  ),
  row(
    'supervision-joins-process-and-connection',
    inHost('supervision'),
    [inHost('base', 'model', 'process', 'connection'), PROTOCOL_TYPES],
    'One supervisor keeps one process alive; it does not know why it was started.',
  ),
  row(
    'activation-starts-supervisors',
    inHost('activation'),
    [inHost('base', 'model', 'supervision'), PROTOCOL_TYPES],
    'Who starts when is decided without knowing how a process is started.',
  ),
  row(
    'calls-know-no-connection',
    inHost('calls'),
    [inHost('base', 'model'), PROTOCOL_TYPES],
    'What happens to a call on its way is the same whatever is at its end, and is tested without a process.',
  ),
  row(
    'control-describes-the-host',
    inHost('control'),
    [inHost('base', 'model'), PROTOCOL],
    'The window and the command line import it, and must get none of the host with it.',
  ),
  row(
    'host-uses-the-sdk-protocol-only',
    '^extension-host/src/',
    ['^extension-host/', PROTOCOL],
    'The host and its extensions share messages and nothing else.',
  ),
  row(
    'app-host-embeds-the-library',
    '^app/src/host/',
    ['^app/src/shared/', '^extension-host/(src|dist)/(index\\.|control/)', PROTOCOL],
    'The app embeds the library as any other program would: through its two doors.',
  ),
  row(
    'main-holds-no-extension-logic',
    '^app/src/main/',
    ['^app/src/shared/', CONTROL],
    'A log flood or a crash loop is the work of the host process, never of the one that owns the windows.',
  ),
  row(
    'preload-passes-the-port-on',
    '^app/src/preload/',
    ['^app/src/shared/', CONTROL],
    'What the preload can do, a hijacked page can do.',
  ),
  row(
    'renderer-speaks-control-only',
    '^app/src/renderer/',
    ['^app/src/shared/', CONTROL, PROTOCOL],
    'The window is a client of the host like the command line.',
  ),
  row(
    'app-shared-is-shared',
    '^app/src/shared/',
    [CONTROL, PROTOCOL],
    'All four parts of the app import it, the sandboxed page among them.',
  ),
];

export default {
  forbidden: [
    ...table,
    {
      name: 'protocol-values-where-it-is-spoken',
      comment: 'A stage may name what the protocol names; one that sends or answers messages is no stage.',
      severity: 'error',
      from: {
        path: inHost(...STAGES, 'supervision', 'activation', 'calls'),
        pathNot: TESTS,
      },
      to: { path: PROTOCOL, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-in-main-and-preload-only',
      comment:
        'The host runs the same in a utilityProcess, in plain Node and in a test; the page is sandboxed.',
      severity: 'error',
      from: { path: '^(sdk|extension-host|app)/src/', pathNot: '^app/src/(main|preload)/' },
      to: { path: '(^|/)node_modules/electron/|^electron(/|$)' },
    },
    {
      name: 'renderer-without-node',
      comment:
        'There is no Node in a sandboxed page: such an import is found out by users, not by the compiler.',
      severity: 'error',
      from: { path: '^app/src/(renderer|shared)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'processes-start-in-process',
      comment: 'Whoever starts a process must be able to end its whole tree; only that folder can.',
      severity: 'error',
      from: { path: '^(sdk|extension-host|app)/src/', pathNot: [inHost('process'), TESTS] },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'no-cycles',
      comment: 'Of two modules in a cycle neither can be understood, loaded or tested first.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports and that imports nothing is forgotten code.',
      severity: 'error',
      // The SDK's run-time files are found by their path: the host starts them, and Node loads the resolve hooks.
      from: { orphan: true, pathNot: [TESTS, String.raw`\.d\.ts$`, '^sdk/src/runtime/'] },
      to: {},
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What only tests need must not be shipped.',
      severity: 'error',
      from: { path: '/src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that leads nowhere escapes every other rule here.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Workspaces are seen through their links in node_modules, as `sdk/dist` and `extension-host/dist`.
    doNotFollow: { path: ['node_modules', '(^|/)dist/'] },
    exclude: { path: ['^[^/]+/(e2e|scripts|bin|build)/', '\\.config\\.ts$'] },
    tsConfig: { fileName: 'tsconfig.base.json' },
    // Types tie modules together as much as values do.
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
