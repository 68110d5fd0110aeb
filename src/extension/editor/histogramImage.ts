import type { CutOffs } from '../../core/scores/bands';
import { bandOf } from '../../core/scores/bands';
import type { Histogram } from '../../core/scores/histogram';
import type { Direction } from '../../core/measures/measure';

/** The colours an image is drawn in: an image knows no theme variables. */
export interface ImageColours {
  readonly easy: string;
  readonly medium: string;
  readonly hard: string;
  readonly foreground: string;
}

const width = 320;
const height = 44;
const base = height - 8;

/** A histogram as an SVG, coloured by band, with a pointer below the bin that holds `value`. */
export function histogramImage(
  { edges, counts }: Histogram,
  { cut, direction }: { readonly cut: CutOffs; readonly direction: Direction },
  value: number,
  colours: ImageColours,
): string {
  const highest = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  const bars = counts.map((count, bin) => {
    const tall = count === 0 ? 0 : Math.max(1, (count / highest) * (base - 2));
    const band = bandOf((edges[bin]! + edges[bin + 1]!) / 2, cut, direction) ?? 'medium';
    return `<rect x="${fixed(bin * step)}" y="${fixed(base - tall)}" width="${fixed(Math.max(1, step - 1))}" height="${fixed(tall)}" fill="${colours[band]}"/>`;
  });
  const at = (binOf(edges, value) + 0.5) * step;
  const pointer = Number.isNaN(value)
    ? ''
    : `<path d="M${fixed(at - 4)} ${height - 1}h8l-4 -6z" fill="${colours.foreground}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${bars.join('')}<rect y="${base}" width="${width}" height="1" fill="${colours.foreground}" opacity=".4"/>${pointer}</svg>`;
}

/** An SVG as an address that a markdown image can have. */
export function imageAddress(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The bin that holds a value; the outermost also hold all beyond. */
function binOf(edges: readonly number[], value: number): number {
  const bins = edges.length - 1;
  let bin = 0;
  while (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
  return bin;
}

function fixed(number: number): string {
  return String(Math.round(number * 10) / 10);
}
