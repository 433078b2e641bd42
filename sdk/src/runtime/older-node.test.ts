import { expect, test } from 'vitest';
import { useWorkbench } from '../testing/workbench.js';

// The Node that runs the tests: 20 as a rule, which is as old as Electron's and has neither registerHooks nor TypeScript.
const bench = useWorkbench(process.execPath);

const hello = "{ SayHello: (name) => 'Hello, ' + name }, 'MyPlugin'";

test.each([
  ['import', 'main.mjs', `import { register, run } from '@plugo/sdk'; register(${hello}); run();`],
  ['require', 'main.cjs', `const { register, run } = require('@plugo/sdk'); register(${hello}); run();`],
])('%s finds the SDK on the Node of the tests', async (_, name, main) => {
  const { activate, call } = await bench.host.start(await bench.author.write(main, name));
  await activate();
  expect(await call('MyPlugin.SayHello', 'Ada')).toBe('Hello, Ada');
});

test('TypeScript runs, or is refused with a sentence', async () => {
  const canStrip = Boolean((process.features as { typescript?: string | false }).typescript);
  const child = bench.host.launch(await bench.author.write('const a: number = 1;', 'main.mts'));
  expect(await child.exited).toEqual({ code: 1, signal: null });
  expect(child.stderr).toContain(canStrip ? 'neither calls run()' : 'cannot run TypeScript');
});
