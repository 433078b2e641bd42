/** The value of a CSS variable in force; canvases know no variables. */
export function cssColor(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || 'currentColor';
}

/** A CSS variable's colour with less of it: 0 to 1. */
export function translucent(name: string, share: number): string {
  return `color-mix(in srgb, ${cssColor(name)} ${Math.round(share * 100)}%, transparent)`;
}

/** Calls back when the colours of the window may be others. Returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map(
    (query) => matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', listener);
  const attributes = new MutationObserver(listener);
  attributes.observe(document.documentElement, { attributes: true });
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
    attributes.disconnect();
  };
}
