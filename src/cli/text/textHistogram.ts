import { bandOf, type CutOffs } from '../../core/scores/bands';
import type { Histogram } from '../../core/scores/histogram';
import type { Direction } from '../../core/measures/measure';
import type { Painter } from './colour';

const blocks = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A histogram as one line of block characters; a bin that is not empty is always seen. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts
    .map((count) => blocks[count === 0 ? 0 : Math.max(1, Math.round((8 * count) / most))])
    .join('');
}

/** A histogram of several lines, each bin in the colour of its band. */
export function tallHistogram(
  { counts, edges }: Histogram,
  height: number,
  paint: { painter: Painter; cut: CutOffs; direction: Direction },
): string[] {
  const most = Math.max(1, ...counts);
  return Array.from({ length: height }, (_, line) => {
    const cells = counts.map((count, bin) => {
      const filled =
        Math.max(count > 0 ? 1 : 0, Math.round((8 * height * count) / most)) - 8 * (height - 1 - line);
      const middle = (edges[bin]! + edges[bin + 1]!) / 2;
      const band = bandOf(middle, paint.cut, paint.direction) ?? 'medium';
      return paint.painter.band(band, blocks[Math.min(8, Math.max(0, filled))]!);
    });
    return cells.join('');
  });
}
