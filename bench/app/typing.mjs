/** A name that some of the extensions have, so that each letter leaves fewer. */
const WORD = 'echo-77';

/**
 * Types into a search field like a person, and answers for each key how long it took until what it changed was painted: from the event's
 * own time to the first task after the next frame.
 */
export async function typeAndWatch(page, field) {
  await field.focus();
  await page.evaluate(() => {
    const delays = [];
    const input = ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => delays.push(performance.now() - timeStamp);
        channel.port2.postMessage(null);
      });
    window.addEventListener('keydown', input, true);
    globalThis.keyDelays = () => {
      window.removeEventListener('keydown', input, true);
      return delays;
    };
  });
  await page.keyboard.type(WORD, { delay: 120 });
  for (const _ of WORD) await page.keyboard.press('Backspace', { delay: 60 });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  const delays = (await page.evaluate(() => globalThis.keyDelays())).sort((a, b) => a - b);
  return { median: delays[Math.floor(delays.length / 2)], longest: delays.at(-1) };
}
