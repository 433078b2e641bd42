// Counts the health checks it has answered.
import { serve } from './raw.mjs';

let pings = 0;
serve({
  ping: () => {
    pings += 1;
    return { status: 'ok' };
  },
  'Pinged.count': () => pings,
});
