import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = JSON.stringify(fileURLToPath(new URL('run-on-display.mjs', import.meta.url)));

/** Runs `script` in a Node of its own through runOnDisplay, and says what is left of its process group afterwards. */
function runScript(script, plan = {}) {
  const command = JSON.stringify([process.execPath, '-e', script]);
  const program = `
    import { runOnDisplay } from ${MODULE};
    const plan = { prefix: [], virtualDisplay: false, ...${JSON.stringify(plan)} };
    process.exitCode = await runOnDisplay(plan, ${command});`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const firstLine = async (child) => String((await once(child.stdout, 'data'))[0]).trim();

test('the exit code is passed on', async () => {
  expect(await once(runScript('process.exit(7)'), 'exit')).toEqual([7, null]);
});

test('an end by signal n becomes exit code 128 + n', async () => {
  expect(await once(runScript('process.kill(process.pid, "SIGKILL")'), 'exit')).toEqual([137, null]);
});

test.each(['SIGINT', 'SIGTERM'])(
  '%s is passed on once, and the command may end in its own way',
  async (signal) => {
    const child = runScript(`
    let heard = 0;
    process.on(${JSON.stringify(signal)}, () => { heard++; setTimeout(() => process.exit(40 + heard), 200); });
    setInterval(() => {}, 1000);
    console.log('ready');`);
    await firstLine(child);
    child.kill(signal);
    await wait(50);
    // npm sends the keystroke of the terminal a second time.
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([41, null]);
  },
);

test('what the command leaves behind is ended', async () => {
  const child = runScript(`
    const { spawn } = require('node:child_process');
    const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    console.log(left.pid);
    left.unref();`);
  const pid = Number(await firstLine(child));
  await once(child, 'exit');
  expect(isRunning(pid)).toBe(false);
});

function isRunning(pid) {
  try {
    // An ended process that nobody has asked about yet is still listed, as a zombie.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
