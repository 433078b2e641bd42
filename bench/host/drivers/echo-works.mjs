import { quantile } from '../../lib/statistics.mjs';

const MEBIBYTE = 2 ** 20;
const SMALL = 'hello';

/**
 * The measured loops over an echo, the same for every contestant that is JavaScript (go/works.go has them in Go). Each answers
 * with figures: `p50` and `p99` in microseconds, `calls/s`, `MB/s` (10⁶ bytes of payload, each echo counted once).
 *
 * @param {{ text(text: string): Promise<string>, bytes(bytes: Buffer): Promise<Buffer> }} echo
 */
export function echoWorks(echo) {
  return {
    oneAtATime: ({ milliseconds }) => oneAtATime(echo, milliseconds),
    inFlight: ({ milliseconds, count }) => inFlight(echo, milliseconds, count),
    calls: ({ count, total }) => calls(echo, count, total),
    groups: ({ milliseconds, count }) => groups(echo, milliseconds, count),
    megabyteText: ({ milliseconds }) =>
      transfer('0123456789abcdef'.repeat(MEBIBYTE / 16), echo.text, milliseconds),
    megabyteBytes: ({ milliseconds }) =>
      transfer(Buffer.from('0123456789abcdef'.repeat(MEBIBYTE / 16)), echo.bytes, milliseconds),
  };
}

async function oneAtATime(echo, milliseconds) {
  const micros = [];
  const end = performance.now() + milliseconds;
  for (let now = performance.now(); now < end; ) {
    const begin = now;
    check(SMALL, await echo.text(SMALL));
    now = performance.now();
    micros.push((now - begin) * 1e3);
  }
  return { p50: quantile(micros, 0.5), p99: quantile(micros, 0.99) };
}

/** Keeps so many calls on their way. */
async function inFlight(echo, milliseconds, count) {
  let calls = 0;
  const begin = performance.now();
  const end = begin + milliseconds;
  const worker = async () => {
    while (performance.now() < end) {
      check(SMALL, await echo.text(SMALL));
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: count }, worker));
  return rate(calls, begin);
}

/** Makes so many calls in all, and keeps `count` of them on their way. */
async function calls(echo, count, total) {
  let left = total;
  const worker = async () => {
    while (left-- > 0) check(SMALL, await echo.text(SMALL));
  };
  await Promise.all(Array.from({ length: count }, worker));
}

/** Sends so many calls at once, waits for all of them, and begins again. */
async function groups(echo, milliseconds, count) {
  let calls = 0;
  const begin = performance.now();
  const end = begin + milliseconds;
  while (performance.now() < end) {
    const answers = await Promise.all(Array.from({ length: count }, () => echo.text(SMALL)));
    for (const answer of answers) check(SMALL, answer);
    calls += count;
  }
  return rate(calls, begin);
}

async function transfer(payload, echo, milliseconds) {
  let calls = 0;
  const begin = performance.now();
  const end = begin + milliseconds;
  for (; performance.now() < end; calls += 1) check(payload, await echo(payload));
  return { 'MB/s': ((calls * MEBIBYTE) / 1e6 / (performance.now() - begin)) * 1e3 };
}

function rate(calls, begin) {
  return { 'calls/s': (calls / (performance.now() - begin)) * 1e3 };
}

function check(sent, answer) {
  if (answer.length !== sent.length) throw new Error(`echo of ${sent.length} has ${answer.length}`);
}
