/** The value in the middle; the mean of the two middle ones where their number is even. NaN of none. */
export function median(values) {
  return quantile(values, 0.5);
}

/** The value below which the share `q` (0–1) of all values lies, interpolated between neighbours. NaN of none. */
export function quantile(values, q) {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * q;
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** The median with the lowest and the highest value beside it. */
export function spread(values) {
  return { median: median(values), low: Math.min(...values), high: Math.max(...values) };
}
