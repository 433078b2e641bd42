// npm test [-- check …]: whatever set-up is missing, then every check (or those named), and the sum as the last line.
import { ALL_CHECKS } from './checks/all-checks.mjs';
import { runMain } from './run-main.mjs';
import { prepareMachine } from './setup/set-up.mjs';
import { SetupError } from './setup/setup-error.mjs';

runMain(async () => {
  const checks = chosenChecks(process.argv.slice(2));
  const sum = { passed: 0, failed: 0 };
  const lines = [];
  const failures = [];
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => interruption.abort(new Error(`Interrupted by ${signal}.`)));
  }
  try {
    await prepareMachine({ forTests: true });
    // One run shows everything that is wrong, so a failure does not end it; an interruption does.
    for (const [name, check] of checks) {
      const { result, line } = await perform(name, check);
      add(sum, result);
      lines.push(line);
      failures.push(...(result.failures ?? []).map((failure) => `✗ ${failure}`));
      interruption.signal.throwIfAborted();
    }
  } catch (error) {
    console.error(`\n${error.message}`);
    add(sum, { passed: 0, failed: 1 });
  }
  // All results once more, for those of the first checks are far up by now.
  console.log(
    `\n${[...failures.map(firstLines), ...lines].join('\n')}\n\n${sum.passed} passed, ${sum.failed} failed`,
  );
  return sum.failed === 0 ? 0 : 1;
});

function chosenChecks(names) {
  const unknown = names.find((name) => !Object.hasOwn(ALL_CHECKS, name));
  if (unknown) {
    throw new SetupError(`There is no check "${unknown}". There are: ${Object.keys(ALL_CHECKS).join(', ')}.`);
  }
  return Object.entries(ALL_CHECKS).filter(([name]) => names.length === 0 || names.includes(name));
}

async function perform(name, check) {
  console.log(`\n▶ ${name}`);
  const started = performance.now();
  const result = await check();
  if (result.problem) console.error(result.problem);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = result.failed > 0 ? '✗' : '✓';
  const line = `${mark} ${name.padEnd(8)} ${result.passed} passed, ${result.failed} failed  (${seconds} s)`;
  console.log(line);
  return { result, line };
}

/** Enough to know which test it was and why. */
function firstLines(failure) {
  return failure.split('\n').slice(0, 12).join('\n  ');
}

function add(sum, { passed, failed }) {
  sum.passed += passed;
  sum.failed += failed;
}
