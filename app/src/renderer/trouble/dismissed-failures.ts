const place = 'plugo-dismissed-failures';
/** More failures than this are not shown at once. */
const most = 200;

/** What was put away stays away when the page is loaded anew. */
export function keptDismissed(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

export function keepDismissed(keys: readonly string[]): void {
  localStorage.setItem(place, JSON.stringify(keys.slice(-most)));
}
