import { formatDuration } from '../format/format.js';
import { useNow } from './use-now.js';

/** How long something has been running, ticking. `since`: milliseconds since 1970. */
export function Uptime({ since }: { readonly since: number }) {
  return <span className="figure">{formatDuration(useNow() - since)}</span>;
}
