/** Starts to note the time between frames, in the page. */
export function watchFrames(page) {
  return page.evaluate(() => {
    const gaps = [];
    let before = performance.now();
    let going = true;
    const frame = (now) => {
      gaps.push(now - before);
      before = now;
      if (going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    globalThis.stopWatchingFrames = () => {
      going = false;
      return gaps.slice(1);
    };
  });
}

/** What was noted since: half, 95 % and all of the frames came within so many milliseconds. */
export async function framesOf(page) {
  const gaps = (await page.evaluate(() => globalThis.stopWatchingFrames())).sort((a, b) => a - b);
  const within = (share) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))];
  return { p50: within(0.5), p95: within(0.95), longest: gaps.at(-1) };
}
