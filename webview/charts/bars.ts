/** The height of the drawing that bars stand in; its width is one a bin. */
export const barHeight = 100;

/** The least height at which a bar that counts anything can still be seen. */
const leastHeight = 2;

/** The bars of a histogram as a path in a box of `counts` by `barHeight`; levels stand apart from each other. */
export function barsPath(counts: ArrayLike<number>, bins: number, most: number, apart: boolean): string {
  const gap = apart ? 0.06 : 0;
  let path = '';
  for (let bin = 0; bin < bins; bin++) {
    const height = heightOf(counts[bin]!, most);
    if (height > 0) path += `M${bin + gap} ${barHeight}V${barHeight - height}H${bin + 1 - gap}V${barHeight}Z`;
  }
  return path;
}

/** The outline of a histogram: one line over all bars, or around each where levels stand apart. */
export function outlinePath(counts: ArrayLike<number>, bins: number, most: number, apart: boolean): string {
  if (apart) return barsPath(counts, bins, most, apart);
  let path = `M0 ${barHeight}`;
  for (let bin = 0; bin < bins; bin++)
    path += `V${(barHeight - heightOf(counts[bin]!, most)).toFixed(2)}H${bin + 1}`;
  return `${path}V${barHeight}`;
}

/** The greatest count of the bins, at least 1. */
export function mostIn(counts: ArrayLike<number>, bins: number): number {
  let most = 1;
  for (let bin = 0; bin < bins; bin++) most = Math.max(most, counts[bin]!);
  return most;
}

function heightOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(leastHeight, Math.round((100 * barHeight * count) / most) / 100);
}
