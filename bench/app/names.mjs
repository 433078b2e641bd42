/** How many extensions the apps have that are started side by side. */
export const COUNTS = [0, 10, 100];
/** Extensions in the list of the app whose window is worked in. */
export const LISTED = 1_000;

export const plugoWith = (count) =>
  `Plugo, ${count === 0 ? 'no extension' : `${count.toLocaleString('en-US')} extensions`}`;

/** Contestants by the names the tables use. */
export const names = { node: 'node -e 0', bare: 'bare Electron window', window: 'Plugo' };
