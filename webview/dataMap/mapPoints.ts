import type { ShownColumn } from '../charts/shownColumn';

/** Where rows lie in a field, in pixels; NaN where one of the two values is unknown. */
export interface MapPoints {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** How many rows have both values. */
  readonly known: number;
}

/** The share of its bin that the rows of one level are spread over, so that they do not all lie on each other. */
const spread = 0.7;

/** Where the rows of two columns lie in a field of such a size; values beyond the ends of an axis lie at its ends. */
export function mapPoints(x: ShownColumn, y: ShownColumn, width: number, height: number): MapPoints {
  const across = places(x, 1);
  const up = places(y, 2);
  let known = 0;
  for (let row = 0; row < across.length; row++) {
    across[row] = across[row]! * width;
    up[row] = height - up[row]! * height;
    if (Number.isNaN(across[row]!) || Number.isNaN(up[row]!)) across[row] = up[row] = NaN;
    else known++;
  }
  return { xs: across, ys: up, known };
}

/** Where the values stand on their axis, from 0 to 1; rows of a level beside each other, the same way every time. */
function places({ column: { values }, axis }: ShownColumn, seed: number): Float32Array {
  const found = new Float32Array(values.length);
  const width = axis.kind === 'levels' ? spread / axis.bins : 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    found[row] = Number.isFinite(value) ? axis.place(value) + width * (scattered(row, seed) - 0.5) : NaN;
  }
  return found;
}

/** A number in [0, 1) that is the same for a row every time (multiplicative hashing, Knuth 1973, 6.4). */
function scattered(row: number, seed: number): number {
  let mixed = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}
