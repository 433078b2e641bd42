import type { MemorySample } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { formatMemory } from '../format/format.js';
import { memoryCurve } from './memory-curve.js';

const width = 240;
const height = 48;

/** Memory of a process until it crashed, as a small curve and in words. */
export function MemoryChart({ samples }: { readonly samples: readonly MemorySample[] }) {
  const curve = memoryCurve(samples, width, height);
  const words = texts.crash;
  if (curve === undefined) return <p className="hint">{words.noMemory}</p>;
  const summary = words.memorySummary(
    formatMemory(curve.first),
    formatMemory(curve.most),
    formatMemory(curve.last),
  );
  return (
    <figure className="memory-chart">
      <figcaption>{words.memory}</figcaption>
      <svg
        viewBox={`-1 -2 ${width + 2} ${height + 4}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${words.memory}: ${summary}`}
      >
        <polygon points={`0,${height} ${curve.points} ${width},${height}`} />
        <polyline points={curve.points} vectorEffect="non-scaling-stroke" />
      </svg>
      <span className="hint figure">{summary}</span>
    </figure>
  );
}
